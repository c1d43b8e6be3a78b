import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCertificate } from '#lib/domain/offer-publishing/answers/queries.ts'
import { peerHeader } from '#lib/platform/auth/peer-address.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { openCompany, openHouse, type TestHouse } from '#tests/setup/company.ts'
import { accept, ask, decline, MAILED_TO, openPublished, publishVersion, readOffer } from './published.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

const kindsOf = (entries: { kind: string }[]) => entries.map(({ kind }) => kind)

describe('accepting', () => {
  test('keeps name, words, time, address, browser and version, and tells whoever publishes', async () => {
    const offer = await openPublished(house, { name: 'Nour Haddad' })
    expect((await ask(`/o/${offer.token}?done=accepted`)).text).not.toContain('Your answer has arrived')
    const done = await ask(`/o/${offer.token}/accept`, {
      method: 'POST',
      form: { version: offer.versionId, name: '  Nour Haddad ', consent: 'yes' },
      headers: { [peerHeader()]: '203.0.113.7' },
    })
    expect([done.status, done.headers.get('location')]).toEqual([303, `/o/${offer.token}?done=accepted`])

    const after = await readOffer(offer)
    expect(after.offer).toMatchObject({ state: 'Accepted', publishedValues: null, answerId: after.answers[0]?.id })
    expect(after.answers).toMatchObject([
      {
        kind: 'Accepted',
        versionId: offer.versionId,
        typedName: 'Nour Haddad',
        ipAddress: '203.0.113.7',
        userAgent: 'Testzilla/5.0 (phone)',
        sawAshby: true,
      },
    ])
    expect(after.history.at(-1)).toEqual({ kind: 'accepted', userId: null, detail: { version: 1, sawAshby: true } })
    expect(after.told).toEqual([{ kind: 'offer.answered', userId: offer.company.userId }])
    expect(after.mails).toMatchObject([{ kind: 'offer-answered', targetId: after.offer.answerId }])

    const answerId = after.offer.answerId ?? ''
    const { scope } = offer.company
    const version = await inTenant(scope, (tx) => tx.offerVersion.findUniqueOrThrow({ where: tenantKey(scope, offer.versionId) }))
    const certificate = await readCertificate({ scope, answerId })
    expect(certificate).toMatchObject({
      versionNumber: 1,
      hash: Buffer.from(version.hash).toString('hex'),
      document: version.document,
      consentText: certificate.document.consentText,
      publishedBy: 'Imani Achterberg',
      mailedTo: MAILED_TO,
      timeZone: 'Europe/Paris',
    })
    const page = await ask(`/o/${offer.token}?done=accepted`)
    expect(page.text).toContain('Your answer has arrived')
    expect(page.text).toContain('You accepted this offer')
    expect(page.text).not.toContain('/accept')
  })

  test('by two tabs and a third that declines at once is taken once, and the others are told what stands', async () => {
    const offer = await openPublished(house)
    const done = await Promise.all([accept(offer), accept(offer), decline(offer), accept(offer)])

    const after = await readOffer(offer)
    expect(after.answers).toHaveLength(1)
    expect(kindsOf(after.history).filter((kind) => kind === 'accepted' || kind === 'declined')).toHaveLength(1)
    expect(after.told).toHaveLength(1)
    expect(after.mails).toHaveLength(1)
    const isAccepted = after.offer.state === 'Accepted'
    expect(done.map(({ status }) => status)).toEqual(isAccepted ? [303, 303, 409, 303] : [409, 409, 303, 409])
    expect(done.filter(({ headers }) => headers.get('location')?.includes('done='))).toHaveLength(1)
    const loser = done.find(({ status }) => status === 409)
    expect(loser?.text).toContain(`was ${isAccepted ? 'accepted' : 'declined'} already`)
  })

  test('again changes nothing, and after declining it is refused with the reason', async () => {
    const accepted = await openPublished(house)
    await accept(accepted)
    const first = await readOffer(accepted)
    expect((await accept(accepted, 'Somebody Else')).headers.get('location')).toBe(`/o/${accepted.token}`)
    expect(await readOffer(accepted)).toEqual(first)

    const declined = await openPublished(house, { company: accepted.company })
    await decline(declined, 'Another offer came first.')
    const late = await accept(declined)
    expect(late.status).toBe(409)
    expect(late.text).toContain('was declined already')
    expect((await readOffer(declined)).answers).toMatchObject([{ kind: 'Declined', reason: 'Another offer came first.', typedName: null }])
  })

  test('a version while a newer one is out is refused and shows what changed; the newer one can be accepted', async () => {
    const offer = await openPublished(house)
    const newer = await publishVersion({ ...offer, change: (document) => ({ ...document, jobTitle: 'Principal engineer' }) })
    const refused = await accept(offer)

    expect(refused.status).toBe(409)
    expect(refused.text).toContain('was updated after you opened it')
    expect(refused.text).toContain('Principal engineer')
    expect((await ask(`/o/${offer.token}/accept?version=${offer.versionId}`)).text).toContain('Read what changed')
    // Filled in wrongly, the form of the older version must not come back with the newer one in it.
    const wrong = await ask(`/o/${offer.token}/accept`, { method: 'POST', form: { version: offer.versionId, name: '', consent: 'yes' } })
    expect(wrong.status).toBe(409)
    expect((await readOffer(offer)).answers).toEqual([])

    expect((await accept({ ...offer, versionId: newer })).status).toBe(303)
    expect((await readOffer(offer)).answers).toMatchObject([{ versionId: newer }])
  })

  test('in the ten seconds before a newer version is out is refused: the offer is being updated', async () => {
    const offer = await openPublished(house)
    await publishVersion({ ...offer, visibleAt: new Date(Date.now() + 60_000) })

    for (const answer of [await accept(offer), await ask(`/o/${offer.token}`)]) {
      expect(answer.text).toContain('Your offer is being updated')
      expect(answer.text).not.toContain('72,000')
    }
    const after = await readOffer(offer)
    expect(after.answers).toEqual([])
    expect(after.told).toEqual([])
  })

  test('after the deadline is refused, and questions are still taken', async () => {
    const offer = await openPublished(house, { expiresAt: new Date(Date.now() - 1000) })
    const late = await accept(offer)

    expect(late.status).toBe(409)
    expect(late.text).toContain('The deadline for your answer has passed')
    expect((await ask(`/o/${offer.token}/accept`)).headers.get('location')).toBe(`/o/${offer.token}`)
    const asked = await ask(`/o/${offer.token}/question`, { method: 'POST', form: { text: 'Is it too late?' } })
    expect(asked.headers.get('location')).toBe(`/o/${offer.token}?done=asked`)
    expect((await readOffer(offer)).answers).toEqual([])
  })
})

describe('a form', () => {
  test('filled in wrongly comes back as it was typed, with what is wrong', async () => {
    const offer = await openPublished(house)
    const name = '"><script>alert(1)</script>'
    const form = { version: offer.versionId, name }
    const refused = await ask(`/o/${offer.token}/accept`, { method: 'POST', form })

    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Tick the box to agree.')
    expect(refused.text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(refused.text).not.toContain('<script')
  })

  test('of another origin, and one that is no form or too large, is refused', async () => {
    const offer = await openPublished(house)
    const form = { version: offer.versionId, name: 'Nour Haddad', consent: 'yes' }
    const post = (headers: Record<string, string>, values = form) =>
      ask(`/o/${offer.token}/accept`, { method: 'POST', form: values, headers })

    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ 'content-type': 'text/plain' })).status).toBe(400)
    expect((await post({}, { ...form, name: 'x'.repeat(70_000) })).status).toBe(413)
    expect((await readOffer(offer)).answers).toEqual([])
  })
})

test('an answer is to be written back only where that is switched on', async () => {
  const company = await openCompany(house)
  const off = await openPublished(house, { company })
  await accept(off)
  expect((await readOffer(off)).writeBacks).toEqual([])

  const on = await openPublished(house, { company })
  const { scope, connectionId } = company
  await inTenant(scope, (tx) => tx.connection.update({ where: tenantKey(scope, connectionId), data: { writesAnswersBack: true } }))
  await decline(on)
  const after = await readOffer(on)
  expect(after.writeBacks).toEqual([{ state: 'Waiting', requestedById: null, answerId: after.offer.answerId }])
})
