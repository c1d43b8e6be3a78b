import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GET as getPersonFile } from '#app/api/files/people/[id]/files/[fileId]/route.ts'
import { POST as postPersonFile } from '#app/api/files/people/[id]/files/route.ts'
import { addPerson, undoAddPerson } from '#lib/domain/new-hires/additions/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { createTenant, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { makeKey } from '#tests/integration/api/keys.ts'
import { type FileDesk, type Hired, ofKind, openFileDesk } from '#tests/integration/new-hires/file-desk.ts'
import { apiOf } from '#tests/integration/offer-care/offers.ts'
import { editAs } from '#tests/setup/company.ts'

let desk: FileDesk
beforeAll(async () => {
  desk = await openFileDesk()
})
afterAll(() => desk.close())

describe('documents of a person', () => {
  type Send = { personId: string; name?: string; folderId?: string; of?: TestTenant }

  async function upload({ personId, name = 'Contract.pdf', folderId = '', of = desk.tenant }: Send): Promise<Response> {
    const { token } = await makeKey(of, { permissions: ['organization.read', 'people.read', 'people.manage'] })
    const url = `http://localhost:3000/api/files/people/${personId}/files?name=${encodeURIComponent(name)}&folder=${folderId}`
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' }
    const body = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(500, 0x20)])

    return postPersonFile(new Request(url, { method: 'POST', headers, body }), { params: Promise.resolve({ id: personId }) })
  }

  /** Adds the person, with what is required. */
  async function addAsPerson({ newHireId }: Hired): Promise<string> {
    const { scope } = desk.company
    await addPerson({ ...editAs(desk.company), newHireId })
    const { personId } = await inTenant(scope, (tx) =>
      tx.newHire.findUniqueOrThrow({ where: tenantKey(scope, newHireId), select: { personId: true } }),
    )

    return personId ?? ''
  }

  test('are those of the new hire, later ones too, and what somebody uploads', async () => {
    const hired = await desk.hire()
    const personId = await addAsPerson(hired)
    await desk.control('offer.sign-again', { offerId: hired.offerId })
    await desk.lookAgain(hired)
    const folder = await desk.api().folders.create({ name: 'Contracts' })
    expect((await upload({ personId, folderId: folder.id })).status).toBe(201)
    const { items } = await desk.api().personFiles.list({ id: personId })

    expect(items.map(({ kind }) => kind).filter(Boolean)).toHaveLength(5)
    expect(items.find(({ name }) => name === 'Contract.pdf')).toMatchObject({
      kind: null,
      folderId: folder.id,
      uploadedBy: 'Imani Achterberg',
    })
    expect(items.at(-1)).toMatchObject({ kind: 'SignedOfferLetter', replacedAt: expect.any(String) })
    await desk.api().folders.remove({ id: folder.id })
    expect((await desk.api().personFiles.list({ id: personId })).items.find(({ name }) => name === 'Contract.pdf')?.folderId).toBeNull()
  })

  test('go back to the new hire when the adding is taken back', async () => {
    const hired = await desk.hire()
    const personId = await addAsPerson(hired)
    const { scope } = desk.company
    const count = () => inTenant(scope, (tx) => tx.document.count({ where: { personId } }))

    expect(await count()).toBe(4)
    await undoAddPerson({ ...editAs(desk.company), newHireId: hired.newHireId })
    expect(await count()).toBe(0)
    expect(await desk.filesOf(hired)).toHaveLength(4)
  })

  test('are moved and removed; one from Ashby that was removed does not come back by itself', async () => {
    const hired = await desk.hire()
    const personId = await addAsPerson(hired)
    const folder = await desk.api().folders.create({ name: 'Résumés' })
    const resume = (await desk.api().personFiles.list({ id: personId })).items.find(({ kind }) => kind === 'Resume')
    const fileId = resume?.id ?? ''
    expect(
      (await desk.api().personFiles.move({ id: personId, fileId, folderId: folder.id })).items.find(({ id }) => id === fileId),
    ).toMatchObject({
      folderId: folder.id,
    })
    const { items } = await desk.api().personFiles.remove({ id: personId, fileId })
    await desk.lookAgain(hired)

    expect(items.map(({ id }) => id)).not.toContain(fileId)
    expect((await desk.api().personFiles.list({ id: personId })).items.filter(({ kind }) => kind === 'Resume')).toEqual([])
    expect(ofKind(await desk.filesOf(hired), 'Resume')).toMatchObject([{ state: 'Stored', document: null }])
  })

  test('are not there for another organization', async () => {
    const personId = await addAsPerson(await desk.hire())
    const [file] = (await desk.api().personFiles.list({ id: personId })).items
    const stranger = await createTenant()
    const { token } = await makeKey(stranger, { permissions: ['organization.read', 'people.read', 'people.manage', 'pay.read'] })
    const request = new Request('http://localhost:3000/', { headers: { authorization: `Bearer ${token}` } })

    expect((await upload({ personId, of: stranger })).status).toBe(404)
    expect(await outcomeOf(apiOf(stranger, stranger.admin).personFiles.list({ id: personId }))).toBe('not_found')
    expect((await getPersonFile(request, { params: Promise.resolve({ id: personId, fileId: file?.id ?? '' }) })).status).toBe(404)
  })
})

describe('folders', () => {
  test('have a name of their own each, whatever its capitals', async () => {
    await desk.api().folders.create({ name: 'Onboarding' })

    expect(await outcomeOf(desk.api().folders.create({ name: 'ONBOARDING ' }))).toBe('invalid_input')
    const stranger = await createTenant()
    const other = await apiOf(stranger, stranger.admin).folders.create({ name: 'Onboarding' })
    expect(await outcomeOf(desk.api().folders.rename({ id: other.id, name: 'Mine' }))).toBe('not_found')
    expect(await outcomeOf(desk.api().folders.setRule({ kind: 'Resume', folderId: other.id, isOff: false }))).toBe('not_found')
  })
})
