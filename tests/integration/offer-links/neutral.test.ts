import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { createToken, hashToken } from '#lib/platform/crypto/tokens.ts'
import { db } from '#lib/platform/db/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { ask, MAILED_TO, openPublished, type PageAnswer, type PublishedOffer } from '#tests/integration/offer-answers/published.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { callAsAdmin } from './members.ts'

let house: TestHouse
let offer: PublishedOffer
beforeAll(async () => {
  house = await openHouse()
  offer = await openPublished(house)
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

const mint = () => mintOfferLink({ scope: offer.company.scope, offerId: offer.offerId, mailId: createId(), mailedTo: MAILED_TO })

async function linkOf(token: string) {
  const { targetId } = await db().lookup.findUniqueOrThrow({ where: { hash: hashToken(token) }, select: { targetId: true } })

  return targetId
}

/** All that an answer tells but for the nonce, which is drawn anew for each. */
function toldBy({ status, headers, text }: PageAnswer) {
  const [, nonce = 'none'] = /nonce-([^']+)/.exec(headers.get('content-security-policy') ?? '') ?? []

  return { status, headers: JSON.stringify([...headers]).replaceAll(nonce, ''), text: text.replaceAll(nonce, '') }
}

describe('a link that leads nowhere', () => {
  test('is one page, to the byte and in its time, whether it was guessed, has expired or was revoked', async () => {
    const [expired, revoked] = [await mint(), await mint()]
    const { scope } = offer.company
    await inTenant(scope, async (tx) =>
      tx.offerLink.updateMany({ where: { id: await linkOf(expired) }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    )
    const other = await openPublished(house, { company: offer.company })
    await (await callAsAdmin(offer.company)).offerLinks.revoke({ id: other.offerId })
    await db().lookup.deleteMany({ where: { hash: hashToken(revoked) } })
    const works = await ask(`/o/${offer.token}`)
    expect(works.status).toBe(200)

    const tokens = [createToken(), expired, revoked, other.token, 'short', '%00', `${offer.token}x`]
    const answers: PageAnswer[] = []
    const times: number[] = []
    for (const token of tokens) {
      for (const path of ['', '/accept', '/certificate', `/documents/${createId()}`]) {
        const startedAt = performance.now()
        answers.push(await ask(`/o/${token}${path}`))
        times.push(performance.now() - startedAt)
      }
    }

    const [first] = answers.map(toldBy)
    expect(first?.status).toBe(404)
    for (const answer of answers) expect(toldBy(answer)).toEqual(first)
    expect(Math.min(...times)).toBeGreaterThan(240)
    expect((await ask(`/o/${createToken()}`, { method: 'HEAD' })).status).toBe(404)
    expect(toldBy(await ask(`/o/${offer.token}/nowhere`)).text).toBe(first?.text)
  })

  test('takes no form either, and answers it as it answers a look', async () => {
    const form = { version: offer.versionId, name: 'Nour Haddad', consent: 'yes', text: 'Hello?', reason: '' }
    const look = toldBy(await ask(`/o/${createToken()}`))

    for (const path of ['accept', 'decline', 'question']) {
      expect(toldBy(await ask(`/o/${createToken()}/${path}`, { method: 'POST', form }))).toEqual(look)
    }
  })

  test('a second page of the same offer keeps working while another one expires', async () => {
    const second = await mint()

    expect((await ask(`/o/${second}`)).status).toBe(200)
    expect((await ask(`/o/${offer.token}`)).status).toBe(200)
  })
})

describe('too many requests', () => {
  test('are answered alike for a link that works and for one that was guessed', async () => {
    const tokens = [await mint(), createToken()]
    const answers = await Promise.all(
      tokens.map((token) => Promise.all(Array.from({ length: 31 }, () => ask(`/o/${token}/accept`, { method: 'POST', form: {} })))),
    )

    const refused = answers.map((all) => all.filter(({ status }) => status === 429))
    expect(refused.map((all) => all.length)).toEqual([1, 1])
    const [real, guessed] = refused.map(([answer]) => answer && toldBy(answer).text)
    expect(real).toBe(guessed)
    expect(refused[0]?.[0]?.headers.get('retry-after')).toMatch(/^\d+$/)
  })

  test('are counted for an address, whatever links it tries', async () => {
    const headers = { [peerHeader()]: '203.0.113.99' }
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => ask(`/o/${createToken()}/accept`, { method: 'POST', form: {}, headers })),
    )

    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    expect((await ask(`/o/${offer.token}`, { headers: { [peerHeader()]: '203.0.113.98' } })).status).toBe(200)
  })
})
