import { afterEach, describe, expect, it } from 'vitest'
import { readCustomFields } from '#lib/sources/ashby/custom-fields.ts'
import { createStubClients } from '#tests/fixtures/ashby/stub-client.ts'

const stub = createStubClients()
afterEach(() => stub.closeAll())

const definition = (id: string, more: object) => ({
  id,
  title: `Field ${id}`,
  objectType: 'Offer',
  fieldType: 'String',
  isArchived: false,
  ...more,
})

async function readFrom(...pages: object[][]) {
  const { server, client } = await stub.connect(({ body }) => {
    const { cursor } = JSON.parse(body) as { cursor?: string }
    const index = Number(cursor ?? 0)
    const isLast = index === pages.length - 1

    return {
      json: { success: true, results: pages[index], moreDataAvailable: !isLast, ...(isLast ? {} : { nextCursor: String(index + 1) }) },
    }
  })

  return { fields: await readCustomFields({ client }), requests: server.requests.map(({ body }) => JSON.parse(body)) }
}

describe('the custom fields of an account', () => {
  it('are read to the last page, archived ones too', async () => {
    const { fields, requests } = await readFrom([definition('a', {})], [definition('b', { isArchived: true })], [])
    expect(fields).toMatchObject([
      { externalId: 'a', isArchived: false },
      { externalId: 'b', isArchived: true },
    ])
    expect(requests).toEqual([
      { limit: 100, includeArchived: true },
      { limit: 100, includeArchived: true, cursor: '1' },
      { limit: 100, includeArchived: true, cursor: '2' },
    ])
  })

  it('are those of objects that come with an offer, under either of their names', async () => {
    const objects = [
      'Offer',
      'Offer_Version',
      'Application',
      'Candidate',
      'Job',
      'Opening',
      'Opening_Version',
      'Employee',
      'Talent_Project',
      'toString',
    ]
    const { fields } = await readFrom(objects.map((objectType) => definition(objectType, { objectType })))
    expect(fields.map(({ ownerObject }) => ownerObject)).toEqual([
      'offer',
      'offer',
      'application',
      'candidate',
      'job',
      'opening',
      'opening',
    ])
  })

  it('have a type of ours for each of Ashby’s, and none for one that is new', async () => {
    const types =
      'Boolean CompensationRange Currency Date Email LongText MultiValueSelect Number NumberRange Phone String Url UUID ValueSelect'
    const { fields } = await readFrom(
      [...types.split(' '), 'Location', 'constructor'].map((fieldType) => definition(fieldType, { fieldType })),
    )
    expect(fields.map(({ type }) => type).join(' ')).toBe(
      'yesNo text money date email longText choices number text phone text url text choice other other',
    )
  })

  it('are read however little of a definition there is', async () => {
    const { fields } = await readFrom([
      { id: 'a', title: null, objectType: 'Offer', fieldType: 'ValueSelect', description: ' ', isPrivate: null, aKeyOfNextYear: 1 },
      definition('b', {
        fieldType: 'ValueSelect',
        description: 'What we agreed',
        isPrivate: true,
        selectableValues: [
          { label: 'Growth plan', value: 'plan-b', isArchived: true },
          { label: 'No value' },
          { value: 'no-label', label: null },
          {},
        ],
      }),
    ])
    expect(fields).toEqual([
      {
        externalId: 'a',
        ownerObject: 'offer',
        title: 'Field without a title',
        type: 'choice',
        vendorType: 'ValueSelect',
        description: null,
        isPrivate: false,
        isArchived: false,
        options: [],
      },
      expect.objectContaining({
        description: 'What we agreed',
        isPrivate: true,
        options: [
          { value: 'plan-b', label: 'Growth plan', isArchived: true },
          { value: 'No value', label: 'No value', isArchived: false },
          { value: 'no-label', label: 'no-label', isArchived: false },
        ],
      }),
    ])
  })

  it('cannot be read by a key without the permission, which is told apart', async () => {
    const { client } = await stub.connect(() => ({
      status: 403,
      json: { success: false, errors: [{ message: 'missing_endpoint_permission' }] },
    }))
    await expect(readCustomFields({ client })).rejects.toMatchObject({
      code: 'ashby_permission_missing',
      permission: 'hiringProcessMetadata:read',
    })
  })
})
