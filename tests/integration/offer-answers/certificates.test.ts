import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GET, POST } from '#app/api/files/certificates/[answerId]/route.tsx'
import { readCertificate } from '#lib/domain/offer-publishing/answers/queries.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant } from '#tests/integration/access/tenants.ts'
import { callAsAdmin, joinCompany } from '#tests/integration/offer-links/members.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { testEnvironment } from '#tests/setup/environment.ts'
import { accept, ask, openPublished, type PublishedOffer, readOffer } from './published.ts'

let house: TestHouse
let offer: PublishedOffer
let answerId: string
beforeAll(async () => {
  house = await openHouse()
  offer = await openPublished(house, { name: 'Nour Haddad' })
  await accept(offer)
  answerId = (await readOffer(offer)).offer.answerId ?? ''
})
afterAll(() => Promise.all([house.close(), closeRateLimits()]))

type Asking = { sessionId: string; slug: string; method?: 'GET' | 'POST'; id?: string; origin?: string }

async function read({ sessionId, slug, method = 'GET', id = answerId, origin = process.env.APP_URL ?? '' }: Asking): Promise<Response> {
  const cookie = `${sessionCookieName()}=${await encode({ token: { sessionId }, secret: testEnvironment.NEXTAUTH_SECRET })}`
  const url = `${process.env.APP_URL}/api/files/certificates/${id}`
  const route = { params: Promise.resolve({ answerId: id }) }
  if (method === 'GET') return GET(new Request(`${url}?organization=${slug}`, { headers: { cookie } }), route)

  return POST(new Request(url, { method, headers: { cookie, origin, 'handoff-organization': slug } }), route)
}

test('the certificate tells who answered what, when and from where, as a page and as one file', async () => {
  const page = await ask(`/o/${offer.token}/certificate`)
  const file = await ask(`/o/${offer.token}/certificate?download=1`)
  const { hash, mailedTo } = await readCertificate({ scope: offer.company.scope, answerId })

  for (const { text, status } of [page, file]) {
    expect(status).toBe(200)
    const words = text.replace(/<[^>]+>/g, '')
    for (const word of ['Nour Haddad', hash, mailedTo, '72,000', 'Testzilla']) expect(words).toContain(word)
    expect(text).not.toContain('<script')
  }
  expect(page.headers.get('content-security-policy')).toContain("script-src 'none'")
  // A file that is kept needs nothing of the house and opens no page.
  expect(file.text).not.toMatch(/(src|href)="(?!data:|#|mailto:)/)
  expect(file.text).not.toContain(offer.token)
  expect(file.headers.get('content-disposition')).toContain('attachment; filename="offer-certificate-version-1.html"')
  expect(file.headers.get('cache-control')).toBe('private, no-store')
})

test('an offer without an answer has no certificate', async () => {
  const open = await openPublished(house, { company: offer.company })

  expect((await ask(`/o/${open.token}/certificate`)).headers.get('location')).toBe(`/o/${open.token}`)
})

test('members who may see pay and answers read it; taking it away is written down', async () => {
  const hr = await joinCompany(offer.company, 'HR')
  expect((await read({ ...hr })).status).toBe(200)
  const admin = await callAsAdmin(offer.company)
  const readActs = async () =>
    (await admin.audit.list({ objectId: offer.offerId })).items.filter(({ action }) => action === 'offer.certificate-read')
  expect(await readActs()).toEqual([])

  const file = await read({ ...hr, method: 'POST' })
  expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment')])
  expect(await file.text()).toContain('Nour Haddad')
  expect(await readActs()).toHaveLength(1)
  expect((await read({ ...hr, method: 'POST', origin: 'https://evil.example' })).status).toBe(403)
})

test('nobody else does: no Viewer, no other organization, and where the job is confidential only who sees those', async () => {
  const viewer = await joinCompany(offer.company, 'Viewer')
  expect((await read(viewer)).status).toBe(403)
  const tenant = await createTenant()
  const stranger = { ...(await addMember(tenant, 'Admin')), slug: tenant.slug }
  expect((await read(stranger)).status).toBe(404)
  const hr = await joinCompany(offer.company, 'HR')
  expect((await read({ ...hr, id: 'nothing' })).status).toBe(404)

  const { scope } = offer.company
  await inTenant(scope, (tx) => tx.offer.update({ where: tenantKey(scope, offer.offerId), data: { confidential: true } }))
  const recruiter = await joinCompany(offer.company, 'Recruiter')
  expect((await read(hr)).status).toBe(200)
  expect((await read(recruiter)).status).toBe(404)
  expect((await read({ ...recruiter, method: 'POST' })).status).toBe(404)
  expect((await ask(`/o/${offer.token}/certificate`)).status).toBe(200)
})
