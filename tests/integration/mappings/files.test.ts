import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createConnection } from '#lib/domain/connections/creation/mutations.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { defaultRules } from '#lib/sources/ashby/default-rules.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addSourceField, fromPlace, type Mapper, openMapper, refusalOf, withRule } from './mapper.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A mapping with a custom field of each side, as a file. */
async function exportSample(mapper: Mapper) {
  const { admin, place } = mapper
  const path = await addSourceField(house, mapper, { title: 'Shoe size', fieldType: 'Number' })
  const field = await admin.fields.create({ label: 'Shoe size', type: 'number' })
  const { rules } = await admin.mappings.get(place)
  const lookup: MappingStep = { kind: 'lookup', path: 'location.name', rows: [{ from: 'HQ', to: 'Berlin' }] }
  const fresh = [
    ...withRule(rules, { field: 'location', steps: [lookup, { kind: 'constant', value: 'Remote' }] }),
    fromPlace(field.key, path),
  ]
  await admin.mappings.save({ ...place, base: 1, rules: fresh })
  const file = await admin.mappings.exportFile(place)

  return { ...file, rules: fresh, path, field: field.key }
}

/** The line on which a text stands, counted from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length
}

const inOrder = (rules: readonly { field: string }[]) => rules.toSorted((one, other) => (one.field < other.field ? -1 : 1))

describe('a mapping as a file', () => {
  test('comes back as the same rules, and taking it away is written down', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const { name, text, rules } = await exportSample(mapper)

    expect(name).toBe('test-account-offer-mapping-v2.json')
    expect(inOrder((await admin.mappings.readFile({ ...place, text })).rules)).toEqual(inOrder(rules))
    expect((await admin.mappings.get(place)).version.number).toBe(2)
    expect((await admin.audit.list({ action: 'mapping.exported' })).items).toHaveLength(1)
  })

  test('is refused whole where something in it is wrong, with the line and the reason', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const { text, path, field } = await exportSample(mapper)
    const stranger = await openMapper(house)
    const theirField = await stranger.admin.fields.create({ label: 'Their field', type: 'number' })
    const theirPath = await addSourceField(house, stranger, { title: 'Their custom field', fieldType: 'Number' })
    const read = (changed: string) => refusalOf(admin.mappings.readFile({ ...place, text: changed }))

    const wrong = [
      { from: `"${field}"`, to: `"${theirField.key}"`, why: 'another organization’s field' },
      { from: path, to: theirPath, why: 'another organization’s custom field' },
      { from: '"startDate"', to: '"endDate"', why: 'a field that does not exist' },
      { from: '"constant"', to: '"guess"', why: 'a way that does not exist' },
      { from: '"path": "offer.startDate"', to: '"path": 12', why: 'a wrong type in the file' },
      { from: '"offer.startDate"', to: '"candidate.profileUrl"', why: 'a place of another type' },
    ]
    for (const { from, to, why } of wrong) {
      const changed = text.replace(from, to)
      expect(changed, why).not.toBe(text)
      const refusal = await read(changed)
      expect(refusal.code, why).toBe('invalid_input')
      expect(`${refusal.userMessage} ${Object.values(refusal.fields).join(' ')}`, why).toContain(`Line ${lineOf(changed, to)}: `)
    }
    expect(await read('{ "rules": [')).toMatchObject({ code: 'invalid_input', userMessage: expect.stringMatching(/Line \d+/) })
    expect((await admin.mappings.get(place)).version.number).toBe(2)
  })
})

test('rules copied from another connection read the custom fields of the same name, and say what could not come along', async () => {
  const mapper = await openMapper(house)
  const { admin, place, scope, userId } = mapper
  const path = await addSourceField(house, mapper, { title: 'Shoe size', fieldType: 'Number' })
  const lonely = await addSourceField(house, mapper, { title: 'Hat size', fieldType: 'Number' })
  const [shoe, hat] = [
    await admin.fields.create({ label: 'Shoe', type: 'number' }),
    await admin.fields.create({ label: 'Hat', type: 'number' }),
  ]
  const { rules } = await admin.mappings.get(place)
  const fresh = [...withRule(rules, fromPlace('department', 'location.city')), fromPlace(shoe.key, path), fromPlace(hat.key, lonely)]
  await admin.mappings.save({ ...place, base: 1, rules: fresh })
  const by = { scope, actor: { kind: 'User', userId } as const, origin: { ipAddress: null, requestId: null } }
  const account = { source: 'ashby', environment: 'Ashby', name: 'Second', apiKey: 'another key', scopes: [] } as const
  const connectionId = await createConnection({ ...by, ...account, scopes: [], rules: defaultRules })
  const twin = { title: 'shoe  SIZE', ownerObject: 'offer', type: 'number', vendorType: 'Number', externalId: 'twin-of-shoe-size' }
  await inTenant(scope, async (tx) => {
    await tx.sourceField.create({ data: { organizationId: scope.organizationId, connectionId, ...twin }, select: { id: true } })
    await tx.connection.updateMany({ where: { id: connectionId }, data: { fieldsReadAt: new Date() } })
  })

  const second = { connectionId, object: 'Offer' } as const
  const copied = await admin.mappings.copy({ ...second, fromConnectionId: place.connectionId })

  expect(copied.rules).toEqual(
    expect.arrayContaining([fromPlace('department', 'location.city'), fromPlace(shoe.key, 'customField.twin-of-shoe-size')]),
  )
  expect(copied.dropped).toEqual([{ field: hat.key, label: 'Hat size', reason: expect.stringContaining('no such field') }])
  expect((await admin.mappings.get(second)).version.number).toBe(1)
  await admin.mappings.save({ ...second, base: 1, rules: copied.rules })
})
