import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { uploadDocument } from '#lib/domain/documents/mutations.ts'
import type { AttachedFile } from '#lib/domain/offer-publishing/versions/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { FILES_FOLDER } from '#lib/platform/storage/file-key.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { accept, ask, openPublished, publishVersion, readOffer } from '#tests/integration/offer-answers/published.ts'
import { openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'
import { callAsAdmin } from './members.ts'

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

async function upload({ scope, userId }: TestCompany, name: string, text: string): Promise<AttachedFile> {
  const { id, mediaType, bytes, sha256 } = await uploadDocument({
    scope,
    actor: { kind: 'User', userId },
    origin: { ipAddress: null, requestId: null },
    stream: new Blob([text]).stream(),
    declaredName: name,
  })

  return { id, name, mediaType, bytes, sha256 }
}

describe('the logo of a page', () => {
  const logo = { id: randomUUID(), name: 'logo.png', mediaType: 'image/png', bytes: 3, sha256: '0'.repeat(64) }
  const withLogo = () => openPublished(house, { change: (document) => ({ ...document, brand: { ...document.brand, logo } }) })

  test.each([
    // A file where the organization's folder belongs, and a folder where the file belongs: opening fails, or only reading does.
    ['opened', (folder: string) => writeFile(folder, '')],
    ['read', (folder: string) => mkdir(path.join(folder, logo.id), { recursive: true })],
  ])('that cannot be %s keeps nobody from reading, answering or their certificate', async (_what, spoil) => {
    const offer = await withLogo()
    const { organizationId } = offer.company.scope
    const files = path.join(process.env.HANDOFF_DATA_DIR ?? '', FILES_FOLDER)
    await mkdir(files, { recursive: true })
    await spoil(path.join(files, organizationId))
    const warned = vi.spyOn(log, 'warn')

    expect(await ask(`/o/${offer.token}`)).toMatchObject({ status: 200, text: expect.not.stringContaining('data:image/png') })
    expect((await ask(`/o/${offer.token}/accept`)).text).toContain('name="consent"')
    expect((await accept(offer)).status).toBe(303)
    expect((await ask(`/o/${offer.token}/certificate`)).status).toBe(200)
    const line = { organizationId, documentId: logo.id, err: expect.any(Error) }
    expect(warned).toHaveBeenCalledWith(line, 'page shown without its logo')
  })
})

describe('the page of an offer', () => {
  test('is a document without script that nobody keeps, indexes, frames or sends elsewhere', async () => {
    const { token } = await openPublished(house)
    const { headers, text } = await ask(`/o/${token}`)
    const policy = headers.get('content-security-policy') ?? ''
    const [, nonce = ''] = /style-src 'nonce-([^']+)'/.exec(policy) ?? []

    expect(policy).toBe(
      `default-src 'none'; script-src 'none'; style-src 'nonce-${nonce}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(text).toMatch(/^<!doctype html><html/)
    expect(text).toContain(`<style nonce="${nonce}">`)
    expect(text).not.toMatch(/<script|\sstyle=|\son[a-z]+=|src="http/)
    expect((await ask(`/o/${token}`)).headers.get('content-security-policy')).not.toBe(policy)
    const head = await ask(`/o/${token}`, { method: 'HEAD' })
    expect(head.status).toBe(200)
  })

  test('shows markup as text, wherever it comes from, also in the certificate', async () => {
    const offer = await openPublished(house, {
      name: `Eve ${MARKUP}`,
      change: (document) => ({
        ...document,
        title: `Dear ${MARKUP}`,
        note: MARKUP,
        organizationName: `Company ${MARKUP}`,
        sender: { name: MARKUP, title: MARKUP, email: `"${MARKUP}"@mail.example` },
        sections: [...document.sections, { kind: 'text', title: MARKUP, text: MARKUP }],
        consentText: MARKUP,
      }),
    })
    await ask(`/o/${offer.token}/question`, { method: 'POST', form: { text: MARKUP } })
    const before = [await ask(`/o/${offer.token}`), await ask(`/o/${offer.token}/accept`), await ask(`/o/${offer.token}/question`)]
    await accept(offer, MARKUP)
    const after = [
      await ask(`/o/${offer.token}`),
      await ask(`/o/${offer.token}/certificate`),
      await ask(`/o/${offer.token}/certificate?download=1`),
    ]

    for (const { text, status } of [...before, ...after]) {
      expect(status).toBe(200)
      expect(text).toContain('&lt;script&gt;')
      expect(text).not.toMatch(/<script|<img src=x/)
    }
  })

  test('is opened once for its history, however often it is read; what looks ahead is no reading', async () => {
    const offer = await openPublished(house)
    await ask(`/o/${offer.token}`, { method: 'HEAD' })
    await ask(`/o/${offer.token}`, { headers: { 'sec-purpose': 'prefetch' } })
    expect((await readOffer(offer)).history.map(({ kind }) => kind)).not.toContain('opened')

    await Promise.all([ask(`/o/${offer.token}`), ask(`/o/${offer.token}`), ask(`/o/${offer.token}`)])
    const { scope } = offer.company
    const readLink = () => inTenant(scope, (tx) => tx.offerLink.findFirstOrThrow({ where: { offerId: offer.offerId } }))
    const first = await readLink()
    expect(first.firstOpenedAt).toEqual(first.lastOpenedAt)
    await ask(`/o/${offer.token}`)
    expect(await readLink()).toEqual(first)
    const anHourAgo = new Date(Date.now() - 3_600_000)
    await inTenant(scope, (tx) => tx.offerLink.updateMany({ where: { id: first.id }, data: { lastOpenedAt: anHourAgo } }))
    await ask(`/o/${offer.token}`)

    const { firstOpenedAt, lastOpenedAt } = await readLink()
    expect(firstOpenedAt).toEqual(first.firstOpenedAt)
    expect(lastOpenedAt?.getTime()).toBeGreaterThan(anHourAgo.getTime())
    const { history } = await readOffer(offer)
    expect(history.filter(({ kind }) => kind === 'opened')).toEqual([{ kind: 'opened', userId: null, detail: { version: 1 } }])
  })

  test('that was unpublished says that it is being updated, and holds no value', async () => {
    const offer = await openPublished(house, { name: 'Ximena Quispe' })
    const { scope } = offer.company
    await inTenant(scope, (tx) => tx.offer.update({ where: tenantKey(scope, offer.offerId), data: { state: 'Unpublished' } }))
    const page = await ask(`/o/${offer.token}`)

    expect(page.status).toBe(200)
    expect(page.text).toContain('Your offer is being updated')
    expect(page.text).not.toMatch(/Ximena|72,000|Software Engineer/)
    expect((await ask(`/o/${offer.token}/certificate`)).headers.get('location')).toBe(`/o/${offer.token}`)
  })
})

describe('files of the page', () => {
  test('are those that the newest version names, always to be saved; no other file exists for the link', async () => {
    const offer = await openPublished(house)
    const { company } = offer
    const named = await upload(company, 'Benefits ☂ 2027.txt', 'thirty days of leave')
    const unnamed = await upload(company, 'Budget.txt', 'not for candidates')
    const stranger = await upload((await openPublished(house)).company, 'theirs.txt', 'of others')
    await publishVersion({
      ...offer,
      change: (document) => ({ ...document, sections: [{ kind: 'documents', title: 'Documents', files: [named, stranger] }] }),
    })

    const file = await ask(`/o/${offer.token}/documents/${named.id}`)
    expect([file.status, file.text]).toEqual([200, 'thirty days of leave'])
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*UTF-8''Benefits/)
    expect(file.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    for (const id of [unnamed.id, stranger.id, 'nothing']) expect((await ask(`/o/${offer.token}/documents/${id}`)).status).toBe(404)

    await publishVersion({ ...offer, change: (document) => ({ ...document, sections: [] }) })
    expect((await ask(`/o/${offer.token}/documents/${named.id}`)).status).toBe(404)
  })

  test('the logo stands in the page itself', async () => {
    const company = (await openPublished(house)).company
    const logo = { ...(await upload(company, 'logo.txt', 'pixels')), mediaType: 'image/png' }
    const { token } = await openPublished(house, {
      company,
      change: (document) => ({ ...document, brand: { ...document.brand, logo } }),
    })

    expect((await ask(`/o/${token}`)).text).toContain(`src="data:image/png;base64,${Buffer.from('pixels').toString('base64')}"`)
  })
})

describe('a link', () => {
  test('is mailed again where there is something to open, and written down', async () => {
    const offer = await openPublished(house)
    const admin = await callAsAdmin(offer.company)
    const publishing = await admin.offerLinks.sendAgain({ id: offer.offerId })
    expect(publishing.link).toMatchObject({ firstOpenedAt: null })
    expect((await readOffer(offer)).mails).toMatchObject([{ kind: 'offer-link', targetId: offer.offerId, state: 'Waiting' }])
    const { items } = await admin.audit.list({ objectId: offer.offerId })
    expect(items[0]?.action).toBe('offer.link-sent-again')

    const { scope } = offer.company
    await inTenant(scope, (tx) => tx.offer.update({ where: tenantKey(scope, offer.offerId), data: { state: 'Withdrawn' } }))
    expect(await outcomeOf(admin.offerLinks.sendAgain({ id: offer.offerId }))).toBe('conflict')
    expect((await readOffer(offer)).mails).toHaveLength(1)
  })

  test('ends with all others of its offer when it is revoked, once, with who did it', async () => {
    const offer = await openPublished(house)
    const admin = await callAsAdmin(offer.company)
    expect((await admin.offerLinks.revoke({ id: offer.offerId })).link).toBeNull()
    await admin.offerLinks.revoke({ id: offer.offerId })

    expect((await ask(`/o/${offer.token}`)).status).toBe(404)
    const { history } = await readOffer(offer)
    expect(history.filter(({ kind }) => kind === 'link-revoked')).toEqual([
      { kind: 'link-revoked', userId: offer.company.userId, detail: { count: 1 } },
    ])
    const { items } = await admin.audit.list({ objectId: offer.offerId })
    expect(items.filter(({ action }) => action === 'offer.links-revoked')).toHaveLength(1)
  })
})
