import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { uploadDocument } from '#lib/domain/documents/mutations.ts'
import { uploadLogo } from '#lib/domain/offer-page/mutations.ts'
import { openLogo } from '#lib/domain/offer-page/queries.ts'
import { createDefaultSettings } from '#lib/domain/offer-page/rules.ts'
import { LOGO_BYTES_MAX, type PageSection, type PageSettings } from '#lib/domain/offer-page/schema.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addMember, createTenant, type TestTenant } from '#tests/integration/access/tenants.ts'
import { runAtOnce } from '#tests/integration/members/at-once.ts'
import { clientOf, readAudit, refusalOf } from '#tests/integration/members/people.ts'
import { addOffer, publish } from './published.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 0x20), Buffer.from('\n%%EOF\n')])

let tenant: TestTenant
beforeEach(async () => {
  tenant = await createTenant()
})
afterAll(closeRateLimits)

const page = (of = tenant) => clientOf(of, of.admin).offerPage
const actorOf = ({ scope, admin }: TestTenant) => ({
  scope,
  actor: { kind: 'User', userId: admin.userId } as const,
  origin: { ipAddress: null, requestId: randomUUID() },
})
const streamOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]).stream()
const sendLogo = (declaredName = 'mark.png', bytes: Uint8Array = PNG, of = tenant) =>
  uploadLogo({ ...actorOf(of), stream: streamOf(bytes), declaredName })
const sendDocument = () => uploadDocument({ ...actorOf(tenant), stream: streamOf(PDF), declaredName: 'Benefits.pdf' })
const withDesign = (settings: PageSettings, design: Partial<PageSettings['design']>): PageSettings => ({
  ...settings,
  design: { ...settings.design, ...design },
})

describe('the offer page', () => {
  test('is there before anybody touches it, follows the organization’s name, and lists what its texts can name', async () => {
    const before = await page().get()

    expect(before).toMatchObject({ isDefault: true, revision: 0, updatedBy: null, logo: null })
    expect(before.settings).toEqual(createDefaultSettings({ organizationName: 'Test company' }))
    expect(before.placeholders).toContainEqual({ key: 'jobTitle', label: 'Job title', isPay: false, example: 'Field engineer' })
    expect(before.placeholders).toContainEqual(expect.objectContaining({ key: 'baseSalary', isPay: true }))
    expect(before.placeholders.find(({ key }) => key === 'deadline')?.example).toMatch(/18:00/)
  })

  test('is changed, and the log says what was there before and since', async () => {
    const { settings } = await page().get()
    const changed = {
      ...withDesign(settings, { title: 'Welcome, {firstName}', colour: '#AA0000' }),
      timing: { ...settings.timing, deadlineDays: null },
    }
    const after = await page().update({ revision: 0, settings: changed })

    expect(after).toMatchObject({ revision: 1, isDefault: false, updatedBy: 'Zoë Okonkwo', settings: { design: { colour: '#aa0000' } } })
    expect((await page().get()).settings).toEqual(after.settings)
    expect(await readAudit(tenant)).toEqual([
      expect.objectContaining({
        action: 'offer-page.updated',
        value: {
          before: { title: settings.design.title, colour: settings.design.colour, deadlineDays: 7 },
          after: { title: 'Welcome, {firstName}', colour: '#aa0000', deadlineDays: null },
        },
      }),
    ])
  })

  test('that is saved as it was writes nothing', async () => {
    const { settings } = await page().get()

    expect(await page().update({ revision: 0, settings })).toMatchObject({ revision: 0, isDefault: true })
    expect(await readAudit(tenant)).toEqual([])
  })

  test('belongs to one organization', async () => {
    const stranger = await createTenant()
    const { settings } = await page().get()
    await page().update({ revision: 0, settings: withDesign(settings, { title: 'Ours' }) })

    expect((await page(stranger).get()).isDefault).toBe(true)
  })
})

describe('two admins at once', () => {
  const settle = async <T>(act: Promise<T>) => (await Promise.allSettled([act]))[0]

  test.each([0, 1])('from revision %i: one wins, the other is told who', async (revision) => {
    const { settings } = await page().get()
    if (revision === 1) await page().update({ revision: 0, settings: withDesign(settings, { title: 'First' }) })
    const other = await addMember(tenant, 'Admin')
    await db().user.update({ where: { id: other.userId }, data: { name: 'Tomás Brennan' } })

    const results = await runAtOnce(tenant, [
      () => settle(page().update({ revision, settings: withDesign(settings, { title: 'Mine' }) })),
      () => settle(clientOf(tenant, other).offerPage.update({ revision, settings: withDesign(settings, { title: 'Theirs' }) })),
    ])

    const lost = results.find((result) => result.status === 'rejected')
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(lost?.reason).toMatchObject({ code: 'conflict', status: 409 })
    const { updatedBy, revision: now } = await page().get()
    expect(String(lost?.reason.message)).toContain(`${updatedBy} changed the offer page`)
    expect(now).toBe(revision + 1)
  })
})

describe('what is refused', () => {
  const refusal = async (change: (settings: PageSettings) => PageSettings) => {
    const { settings } = await page().get()
    return refusalOf(page().update({ revision: 0, settings: change(settings) }))
  }
  const section = { kind: 'fields', id: randomUUID(), title: null } as const

  test('an unknown field in a text or a section, with the words', async () => {
    expect(await refusal((settings) => withDesign(settings, { note: 'Hello {salry}' }))).toMatchObject({
      code: 'invalid_input',
      message: '{salry} is no field. Choose one of the list.',
      fields: { 'settings.design.note': expect.stringContaining('{salry} is no field') },
    })
    expect(await refusal((settings) => withDesign(settings, { sections: [{ ...section, fields: ['salry'] }] }))).toMatchObject({
      fields: { 'settings.design.sections.0.fields': expect.stringContaining('“salry” is no field') },
    })
  })

  test('pay in a mail', async () => {
    const { fields } = await refusal((settings) => ({
      ...settings,
      mails: { ...settings.mails, reminder: { ...settings.mails.reminder, text: 'You get {baseSalary}' } },
    }))

    expect(fields).toEqual({ 'settings.mails.reminder.text': expect.stringContaining('pay never goes into a mail') })
  })

  test('what looks filled and is empty, and a colour that is none', async () => {
    expect((await refusal((settings) => withDesign(settings, { title: '\u200b \u202e' }))).fields).toEqual({
      'settings.design.title': 'Enter a greeting.',
    })
    expect((await refusal((settings) => withDesign(settings, { colour: 'red;}' }))).fields).toHaveProperty(['settings.design.colour'])
  })

  test('a logo or a document of another organization, and a document in the place of a logo', async () => {
    const stranger = await createTenant()
    const foreign = await sendLogo('mark.png', PNG, stranger)
    const document = await sendDocument()
    const documents: PageSection = { kind: 'documents', id: randomUUID(), title: 'Documents', documentIds: [foreign.id] }

    for (const logoId of [foreign.id, document.id, randomUUID()]) {
      expect((await refusal((settings) => withDesign(settings, { logoId }))).fields).toHaveProperty(['settings.design.logoId'])
    }
    expect((await refusal((settings) => withDesign(settings, { sections: [documents] }))).fields).toHaveProperty([
      'settings.design.sections.0.documentIds',
    ])
  })
})

describe('a logo', () => {
  test('shows once the settings name it, stands in no list of documents, and no act on documents reaches it', async () => {
    const logo = await sendLogo()
    const { settings } = await page().get()
    const after = await page().update({ revision: 0, settings: withDesign(settings, { logoId: logo.id }) })

    expect(after.logo).toEqual(logo)
    const { file } = await openLogo({ scope: tenant.scope, id: logo.id })
    expect(Buffer.from(await new Response(file.stream).arrayBuffer()).equals(PNG)).toBe(true)
    const { documents } = clientOf(tenant, tenant.admin)
    expect((await documents.list({})).items).toEqual([])
    await expect(documents.remove({ id: logo.id })).rejects.toMatchObject({ code: 'not_found' })
    await expect(documents.rename({ id: logo.id, name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('that another one takes the place of stays, because what was published names it', async () => {
    const [first, second] = [await sendLogo(), await sendLogo('other.png')]
    const { settings } = await page().get()
    await page().update({ revision: 0, settings: withDesign(settings, { logoId: first.id }) })
    await page().update({ revision: 1, settings: withDesign(settings, { logoId: second.id }) })
    expect((await page().update({ revision: 2, settings: withDesign(settings, { logoId: null }) })).logo).toBeNull()

    expect((await openLogo({ scope: tenant.scope, id: first.id })).logo.name).toBe('mark.png')
    const changes = (await readAudit(tenant)).filter(({ action }) => action === 'offer-page.logo-changed')
    expect(changes.map(({ value }) => value)).toEqual([
      { before: { logo: null }, after: { logo: first.id } },
      { before: { logo: first.id }, after: { logo: second.id } },
      { before: { logo: second.id }, after: { logo: null } },
    ])
  })

  test.each<[string, string, Uint8Array, string]>([
    ['is drawn by rules that can run', 'mark.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file_type_refused'],
    ['is markup by the name of an image', 'mark.png', Buffer.from('<svg onload="alert(1)"/>'), 'file_mismatch'],
    ['is no image', 'mark.pdf', PDF, 'file_type_refused'],
    ['is larger than a light page can carry', 'mark.png', Buffer.concat([PNG, Buffer.alloc(LOGO_BYTES_MAX)]), 'too_large'],
    ['is empty', 'mark.png', new Uint8Array(), 'file_empty'],
  ])('that %s is refused', async (_what, name, bytes, code) => {
    await expect(sendLogo(name, bytes)).rejects.toMatchObject({ code })
    expect(await inTenant(tenant.scope, (tx) => tx.document.count())).toBe(0)
  })

  test('does not exist for another organization', async () => {
    const logo = await sendLogo()
    const stranger = await createTenant()

    await expect(openLogo({ scope: stranger.scope, id: logo.id })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a document that candidates are shown', () => {
  let documentId: string
  let offerId: string
  beforeEach(async () => {
    documentId = (await sendDocument()).id
    offerId = (await addOffer(tenant)).offerId
    const { settings } = await page().get()
    const documents: PageSection = { kind: 'documents', id: randomUUID(), title: 'Documents', documentIds: [documentId] }
    await page().update({ revision: 0, settings: withDesign(settings, { sections: [documents] }) })
  })
  const remove = () => refusalOf(clientOf(tenant, tenant.admin).documents.remove({ id: documentId }))

  test('is not deleted while it stands on the page, nor once an offer with it was published', async () => {
    expect(await remove()).toMatchObject({ code: 'conflict', message: expect.stringContaining('stands on the offer page') })

    const versionId = await publish(tenant, { offerId })
    expect(await remove()).toMatchObject({ code: 'conflict', message: expect.stringContaining('were published') })
    await inTenant(tenant.scope, (tx) =>
      tx.offerVersion.update({ where: tenantKey(tenant.scope, versionId), data: { undoneAt: new Date() } }),
    )
    expect(await remove()).toMatchObject({ message: expect.stringContaining('stands on the offer page') })
  })

  test('is deleted once it stands nowhere', async () => {
    const { settings, revision } = await page().get()
    await page().update({ revision, settings: withDesign(settings, { sections: [] }) })

    await expect(clientOf(tenant, tenant.admin).documents.remove({ id: documentId })).resolves.toEqual({ id: documentId })
  })
})
