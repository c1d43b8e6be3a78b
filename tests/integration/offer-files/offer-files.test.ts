import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { GET } from '#app/api/files/offers/[id]/files/[fileId]/route.ts'
import { POST } from '#app/api/files/offers/[id]/files/route.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { previewOfferDocument } from '#lib/domain/offer-publishing/versions/queries.ts'
import type { OfferFile } from '#lib/domain/offers/files/contract.ts'
import { OFFER_FILES_MAX } from '#lib/domain/offers/files/terms.ts'
import { listPublished } from '#lib/domain/offers/presentation/rules.ts'
import { closeRateLimits } from '#lib/platform/auth/rate-limit.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { makeKey } from '#tests/integration/api/keys.ts'
import { apiOf, changeOffer } from '#tests/integration/offer-care/offers.ts'
import { addOffer, publish } from '#tests/integration/offer-page/published.ts'

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2000, 0x20), Buffer.from('\n%%EOF\n')])
const READ: Permission[] = ['organization.read', 'offers.read', 'pay.read', 'offers.comment']
const PUBLISH: Permission[] = [...READ, 'offers.edit', 'offers.publish']

let tenant: TestTenant
let offerId: string
beforeEach(async () => {
  tenant = await createTenant()
  ;({ offerId } = await addOffer(tenant))
})
afterAll(closeRateLimits)

const filesOf = (of = tenant) => apiOf(of, of.admin).offerFiles
const codeOf = async (response: Response) => ((await response.json()) as { data: { code: string } }).data.code

type Send = { name?: string; bytes?: Buffer; permissions?: Permission[]; of?: TestTenant }

async function send({ name = 'Contract.pdf', bytes = PDF, permissions = PUBLISH, of = tenant }: Send = {}): Promise<Response> {
  const { token } = await makeKey(of, { permissions })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
  const url = `http://localhost:3000/api/files/offers/${offerId}/files?name=${encodeURIComponent(name)}`

  return POST(new Request(url, { method: 'POST', headers, body: new Uint8Array(bytes) }), { params: Promise.resolve({ id: offerId }) })
}

async function add(name?: string): Promise<OfferFile[]> {
  const response = await send({ name })
  expect(response.status).toBe(201)

  return ((await response.json()) as { items: OfferFile[] }).items
}

async function take(fileId: string, permissions = READ): Promise<Response> {
  const { token } = await makeKey(tenant, { permissions })
  const request = new Request(`http://localhost:3000/api/files/offers/${offerId}/files/${fileId}`, {
    headers: { authorization: `Bearer ${token}` },
  })

  return GET(request, { params: Promise.resolve({ id: offerId, fileId }) })
}

const preview = () => previewOfferDocument({ scope: tenant.scope, offerId, visibility: { confidential: true } })
const namesOnPage = async () =>
  (await preview()).sections.flatMap((section) => (section.kind === 'documents' ? section.files.map(({ name }) => name) : []))
const rowOf = (id: string) =>
  inTenant(tenant.scope, (tx) => tx.document.findUnique({ where: tenantKey(tenant.scope, id), select: { offerId: true } }))

describe('documents of one offer', () => {
  test('stand on its page in the order in which they came, and nowhere else; they come back byte for byte', async () => {
    await add('Contract.pdf')
    const items = await add('Equity plan.pdf')

    expect(items.map(({ name }) => name)).toEqual(['Contract.pdf', 'Equity plan.pdf'])
    expect(await filesOf().list({ id: offerId })).toEqual({ items })
    expect(await namesOnPage()).toEqual(['Contract.pdf', 'Equity plan.pdf'])
    expect((await apiOf(tenant, tenant.admin).documents.list({})).items).toEqual([])
    const response = await take(items[0]?.id ?? '')
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(Buffer.from(await response.arrayBuffer()).equals(PDF)).toBe(true)
    const { history } = await apiOf(tenant, tenant.admin).offers.get({ id: offerId })
    expect(history.slice(0, 2).map(({ kind }) => kind)).toEqual(['document-added', 'document-added'])
  })

  test('make a published page behind, and are taken out of it without being lost to the version that shows them', async () => {
    const [file] = await add()
    const id = file?.id ?? ''
    const version = await publish(tenant, { offerId })
    await changeOffer(tenant, offerId, { publishedValues: listPublished({ values: {}, fileIds: [id] }) })

    expect(await filesOf().remove({ id: offerId, fileId: id })).toEqual({ items: [] })
    expect(await namesOnPage()).toEqual([])
    expect((await apiOf(tenant, tenant.admin).offers.get({ id: offerId })).flags).toContain('UnpublishedChanges')
    expect(await rowOf(id)).toEqual({ offerId })
    expect((await take(id)).status).toBe(200)
    expect(version).not.toBe('')
  })

  test('are gone with their bytes where no version shows them', async () => {
    const [file] = await add()
    await filesOf().remove({ id: offerId, fileId: file?.id ?? '' })

    expect(await rowOf(file?.id ?? '')).toBeNull()
    expect(await codeOf(await take(file?.id ?? ''))).toBe('not_found')
    expect(await outcomeOf(filesOf().remove({ id: offerId, fileId: file?.id ?? '' }))).toBe('not_found')
  })
})

describe('refused', () => {
  test('without the permission, to another organization, and for a file that is not what its name says', async () => {
    expect(await codeOf(await send({ permissions: READ }))).toBe('forbidden')
    expect(await codeOf(await send({ of: await createTenant() }))).toBe('not_found')
    expect((await send({ bytes: Buffer.from('MZ this is a program'), name: 'Contract.pdf' })).status).toBe(422)
    const [file] = await add()
    expect(await codeOf(await take(file?.id ?? '', ['organization.read', 'offers.read']))).toBe('forbidden')
  })

  test('an eleventh one, and any once the offer is answered', async () => {
    const ids = Array.from({ length: OFFER_FILES_MAX }, () => crypto.randomUUID())
    await changeOffer(tenant, offerId, { fileIds: ids })
    expect(await codeOf(await send())).toBe('conflict')

    await changeOffer(tenant, offerId, { fileIds: [], state: 'Accepted' })
    expect(await codeOf(await send())).toBe('conflict')
  })
})
