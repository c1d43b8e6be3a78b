import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Permission } from '#lib/domain/access/schema.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'
import type { PageSettings } from '#lib/domain/offer-page/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { makeKey } from '#tests/integration/api/keys.ts'
import { clientOf, readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { type MailServer, startMailServer } from '#tests/setup/mail-server.ts'
import { addOffer, publish, SALARY } from './published.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const settings = createDefaultSettings({ organizationName: 'Test company' })
const MANAGE: Permission[] = ['offers.read', 'pay.read', 'offerPage.manage']
const PUBLISH: Permission[] = ['offers.read', 'pay.read', 'offers.edit', 'offers.publish']

let server: MailServer
let tenant: TestTenant
let offerId: string
beforeAll(async () => {
  server = await startMailServer()
  process.env.SMTP_URL = server.url
})
afterAll(async () => {
  await closeRateLimits()
  await server.close()
})
beforeEach(async () => {
  tenant = await createTenant()
  ;({ offerId } = await addOffer(tenant, { name: 'Ana <script>alert(1)</script>' }))
  Object.assign(server, { seen: [], accepted: [], onRecipient: () => 'yes' })
})

type Ask = { permissions?: Permission[]; of?: TestTenant }

async function headersOf({ permissions = MANAGE, of = tenant }: Ask, type = 'application/json') {
  const { token } = await makeKey(of, { permissions })
  return { authorization: `Bearer ${token}`, 'content-type': type }
}

async function previewDraft(body: unknown, ask: Ask = {}): Promise<Response> {
  const { POST } = await import('#app/api/files/offer-page/route.ts')
  const headers = await headersOf(ask)
  return POST(new Request('http://localhost:3000/api/files/offer-page', { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function previewOffer(id: string, ask: Ask = {}): Promise<Response> {
  const { GET } = await import('#app/api/files/offers/[id]/page/route.ts')
  const headers = await headersOf({ permissions: PUBLISH, ...ask })
  return GET(new Request(`http://localhost:3000/api/files/offers/${id}/page`, { headers }), { params: Promise.resolve({ id }) })
}

const codeOf = async (response: Response) => ((await response.json()) as { data: { code: string } }).data.code
const withDesign = (design: Partial<PageSettings['design']>) => ({ ...settings, design: { ...settings.design, ...design } })

describe('the page with a draft', () => {
  test('is a whole document without script that nothing keeps, of somebody who was never born', async () => {
    const response = await previewDraft({ settings: withDesign({ title: 'Welcome to the reef, {firstName}' }) })
    const html = await response.text()

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'none'")
    expect(html).toMatch(/^<!doctype html>/)
    expect(html).toContain('Welcome to the reef, Noa')
    expect(html).not.toMatch(/<script|<form[^>]*action="\/o|Ana/)
  })

  test('on a real offer shows its name as text, and only what the draft shows', async () => {
    const html = await (await previewDraft({ offerId, settings: withDesign({ sections: [] }) })).text()
    expect(html).toContain('Ana')
    expect(html).not.toMatch(/<script/)
    expect(html).not.toMatch(/98,?765/)

    expect(await (await previewDraft({ offerId, settings })).text()).toMatch(/98,765/)
  })

  test('carries the logo within itself', async () => {
    const { POST } = await import('#app/api/files/offer-page/logo/route.ts')
    const headers = await headersOf({}, 'application/octet-stream')
    const address = 'http://localhost:3000/api/files/offer-page/logo?name=mark.png'
    const sent = await POST(new Request(address, { method: 'POST', headers, body: PNG }))
    const { id } = (await sent.json()) as { id: string }
    expect(sent.status).toBe(201)

    expect(await (await previewDraft({ settings: withDesign({ logoId: id }) })).text()).toContain('data:image/png;base64,iVBOR')
    const { GET } = await import('#app/api/files/offer-page/logo/[id]/route.ts')
    const show = async (ask: Ask) =>
      GET(new Request(`${address}/${id}`, { headers: await headersOf(ask) }), { params: Promise.resolve({ id }) })
    for (const permissions of [MANAGE, PUBLISH]) {
      const shown = await show({ permissions })
      expect(shown.headers.get('content-type')).toBe('image/png')
      expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true)
    }
    expect(await codeOf(await show({ permissions: ['offers.read'] }))).toBe('forbidden')
    expect(await codeOf(await show({ of: await createTenant() }))).toBe('not_found')
  })

  test('that is not right names what is wrong; other settings than ours are refused', async () => {
    const response = await previewDraft({ settings: withDesign({ title: '' }) })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ data: { fields: { 'settings.design.title': 'Enter a greeting.' } } })

    expect(await codeOf(await previewDraft({ settings, script: 'x' }))).toBe('invalid_input')
  })
})

describe('the page as it would be published', () => {
  test('has the offer’s values and tells the candidate what would be new', async () => {
    const first = await (await previewOffer(offerId)).text()
    expect(first).toMatch(/98,765/)
    expect(first).not.toContain('Lagos')

    await publish(tenant, { offerId, change: (document) => ({ ...document, location: 'Lagos' }) })
    expect(await (await previewOffer(offerId)).text()).toContain('Lagos')
  })

  test('is not there without offers.publish, for another organization, nor for whoever may not see confidential jobs', async () => {
    const stranger = await createTenant()
    expect(await codeOf(await previewOffer(offerId, { permissions: MANAGE }))).toBe('forbidden')
    expect(await codeOf(await previewDraft({}, { permissions: PUBLISH }))).toBe('forbidden')
    expect(await codeOf(await previewOffer(offerId, { of: stranger }))).toBe('not_found')
    expect(await codeOf(await previewDraft({ offerId }, { of: stranger }))).toBe('not_found')
    expect(await codeOf(await previewOffer('../../etc'))).toBe('not_found')

    await inTenant(tenant.scope, (tx) => tx.offer.update({ where: tenantKey(tenant.scope, offerId), data: { confidential: true } }))
    expect(await codeOf(await previewOffer(offerId))).toBe('not_found')
    expect(await codeOf(await previewDraft({ offerId }))).toBe('not_found')
    expect((await previewOffer(offerId, { permissions: [...PUBLISH, 'confidential.read'] })).status).toBe(200)
  })

  test('is not drawn for a page of others', async () => {
    const { POST } = await import('#app/api/files/offer-page/route.ts')
    const headers = { 'content-type': 'application/json', origin: 'https://evil.example' }
    const response = await POST(new Request('http://localhost:3000/api/files/offer-page', { method: 'POST', headers, body: '{}' }))

    expect(response.status).toBe(403)
  })
})

describe('a mail', () => {
  const offerPage = (of = tenant) => clientOf(of, of.admin).offerPage
  const { mails } = settings

  test.each(['offer', 'update', 'reminder', 'reply'] as const)(
    'of the kind %s is shown with draft words, without pay or a token',
    async (kind) => {
      const text = 'Ahoy {firstName}. You get {baseSalary}.'
      const draft = { ...mails, [kind]: { ...mails[kind], text } }
      const shown = await offerPage().previewMail({ kind, mails: draft, offerId })

      expect(shown.text).toContain('Ahoy Ana.')
      expect(shown.text).toContain('http://localhost:3000/o/preview')
      for (const part of [shown.subject, shown.text, shown.html]) expect(part).not.toMatch(/98,?765/)
      expect(shown.html).not.toMatch(/<script/)
      expect((await offerPage().previewMail({ kind, mails: draft })).text).toContain('Ahoy Noa.')
      expect(await inTenant(tenant.scope, (tx) => tx.offerLink.count())).toBe(0)
    },
  )

  test('is not shown on an offer of another organization', async () => {
    const stranger = await createTenant()

    expect((await refusalOf(offerPage(stranger).previewMail({ kind: 'offer', mails, offerId }))).code).toBe('not_found')
  })

  test('is sent as a test to whoever asks, with the saved words and a link that leads nowhere, and written down', async () => {
    await offerPage().update({
      revision: 0,
      settings: { ...settings, mails: { ...mails, offer: { ...mails.offer, subject: 'Ahoy {firstName}' } } },
    })
    const colleague = await addMember(tenant, 'Admin')
    await db().user.update({ where: { id: colleague.userId }, data: { name: 'Tomás Brennan' } })

    expect(await clientOf(tenant, colleague).offerPage.sendTest({ kind: 'offer' })).toEqual({ sentTo: colleague.email })
    expect(server.accepted).toMatchObject([{ recipient: colleague.email, subject: 'Test: Ahoy Noa' }])
    expect(server.accepted[0]?.text).toContain('http://localhost:3000/o/preview')
    expect(server.accepted[0]?.text).not.toContain(SALARY)
    expect((await readAudit(tenant)).at(-1)).toMatchObject({
      action: 'offer-page.test-sent',
      actorId: colleague.userId,
      value: { after: { mail: 'offer' } },
    })
  })

  test('that the server does not take is told with what to do, and nothing is written down', async () => {
    for (const [code, expected] of [
      [451, 'unavailable'],
      [550, 'mail_refused'],
    ] as const) {
      server.onRecipient = () => ({ code, words: 'No' })
      expect((await refusalOf(offerPage().sendTest({ kind: 'reply' }))).code).toBe(expected)
    }

    expect(await readAudit(tenant)).toEqual([])
  })
})
