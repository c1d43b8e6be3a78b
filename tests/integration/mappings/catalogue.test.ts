import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNeeded } from '#lib/domain/access/rules.ts'
import { pauseConnection } from '#lib/domain/connections/mutations.ts'
import { outcomeOf } from '#tests/integration/access/tenants.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { addColleague, addCustomRoleTo, addOffer, addSourceField, fromPlace, openMapper, readSourceFields, refusalOf } from './mapper.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const choices = [
  { label: 'At the office', value: 'office' },
  { label: 'From home', value: 'home' },
]

describe('the places that rules can read', () => {
  test('carry samples of recent records, newest first and each once', async () => {
    const mapper = await openMapper(house)
    const { admin, place } = mapper
    const path = await addSourceField(house, mapper, { title: 'Work mode', fieldType: 'ValueSelect', selectableValues: choices })
    for (const value of ['office', 'home', 'home']) await addOffer(house, mapper, { values: { [path]: value } })
    await addOffer(house, mapper)

    const catalogue = await admin.mappings.catalogue(place)

    expect(catalogue).toMatchObject({ recordCount: 4, readAt: expect.any(String), notice: { code: 'limits' } })
    expect(catalogue.places.find((each) => each.path === path)).toMatchObject({
      label: 'Work mode',
      group: 'Offer custom fields',
      type: 'choice',
      samples: ['From home', 'At the office'],
      filledCount: 3,
    })
    expect(await admin.mappings.seenValues({ ...place, path })).toEqual([
      { from: 'home', label: 'From home', count: 2 },
      { from: 'office', label: 'At the office', count: 1 },
    ])
    expect(await admin.mappings.seenValues({ ...place, path: 'no.such.place' })).toEqual([])
  })

  test('show a field’s new title and the one that people knew, until somebody saves', async () => {
    const mapper = await openMapper(house)
    const { admin, place, account } = mapper
    const path = await addSourceField(house, mapper, { title: 'Team word', fieldType: 'String' })
    const { rules } = await admin.mappings.get(place)
    const read = [...rules.filter(({ field }) => field !== 'department'), fromPlace('department', path)]
    await admin.mappings.save({ ...place, base: 1, rules: read })

    await account.control('field.update', { fieldId: path.replace('customField.', ''), title: 'Squad' })
    await readSourceFields(house, mapper)

    const find = async () => (await admin.mappings.catalogue(place)).places.find((each) => each.path === path)
    expect(await find()).toMatchObject({ label: 'Squad', formerLabel: 'Team word' })
    expect((await admin.mappings.get(place)).warnings).toMatchObject([{ field: 'department', path, code: 'renamed' }])

    await account.control('field.update', { fieldId: path.replace('customField.', ''), isArchived: true })
    await readSourceFields(house, mapper)
    expect((await admin.mappings.get(place)).warnings).toContainEqual(expect.objectContaining({ path, code: 'archived' }))

    await admin.mappings.save({ ...place, base: 2, rules })
    expect(await find()).toMatchObject({ label: 'Squad', formerLabel: null, isArchived: true })
  })

  test('of a key that may not list fields: the reason is told, seen fields are there, and a pasted id works', async () => {
    const scopes = ['apiKeys:read', 'apiKeys:write', 'candidates:read', 'offers:read', 'organization:read', 'jobs:read']
    const mapper = await openMapper(house, { scopes })
    const { admin, place, account } = mapper
    const field = await account.control('field.create', { title: 'Motto', fieldType: 'String', objectType: 'Offer' })
    const other = await account.control('field.create', { title: 'Retention', fieldType: 'String', objectType: 'Offer' })
    const path = `customField.${field.id}`
    await readSourceFields(house, mapper)
    await addOffer(house, mapper, { values: { [path]: 'Onwards' } })

    const catalogue = await admin.mappings.catalogue(place)
    expect(catalogue.notice).toMatchObject({ code: 'permission', message: expect.stringContaining('Hiring Process Metadata: Read') })
    expect(catalogue.places.find((each) => each.path === path)).toMatchObject({ label: 'Motto', samples: ['Onwards'] })

    const secret = await admin.fields.create({ label: 'Retention', type: 'text', sensitivity: 'pay' })
    const { rules } = await admin.mappings.get(place)
    const pasted = [...rules, fromPlace(secret.key, `customField.${other.id}`)]
    expect((await admin.mappings.save({ ...place, base: 1, rules: pasted })).version.number).toBe(2)
  })

  test('are not read again of a paused account, in plain words', async () => {
    const { admin, scope, userId, connectionId } = await openMapper(house)
    const origin = { ipAddress: null, requestId: null }
    await pauseConnection({ scope, id: connectionId, actor: { kind: 'User', userId }, origin })

    const refusal = await refusalOf(admin.mappings.refreshCatalogue({ connectionId, isForced: true }))
    expect(refusal).toMatchObject({ code: 'conflict', userMessage: expect.stringContaining('paused') })
    expect(await admin.mappings.refreshCatalogue({ connectionId })).toEqual({ isStarted: false })
  })
})

test('records of confidential jobs are in no sample, list, value or preview of somebody who may not see them', async () => {
  const mapper = await openMapper(house)
  const { admin, place, account } = mapper
  const path = await addSourceField(house, mapper, { title: 'Code word', fieldType: 'String' })
  await addOffer(house, mapper, { name: 'Open Person', values: { [path]: 'daylight' } })
  const job = await account.control('job.create', { title: 'Hush', confidential: true })
  const hidden = await addOffer(house, mapper, { name: 'Hidden Person', jobId: String(job.id), values: { [path]: 'moonless' } })
  const roleId = await addCustomRoleTo(mapper, addNeeded(['fields.manage']))
  const colleague = await addColleague(mapper, { name: 'Ada Quist', roleId })
  const { rules } = await admin.mappings.get(place)

  const answers = async (who: typeof admin) => ({
    catalogue: await who.mappings.catalogue(place),
    values: await who.mappings.seenValues({ ...place, path }),
    records: await who.mappings.records(place),
    found: await who.mappings.records({ ...place, search: 'hidden' }),
  })
  const [theirs, ours] = [await answers(colleague), await answers(admin)]

  expect(JSON.stringify(theirs)).not.toMatch(/moonless|Hidden Person|Hush/)
  expect(theirs.catalogue.recordCount).toBe(1)
  expect(JSON.stringify(ours)).toMatch(/moonless/)
  expect(ours.found.map(({ id }) => id)).toEqual([hidden])
  expect(await outcomeOf(colleague.mappings.preview({ ...place, recordId: hidden, rules }))).toBe('not_found')
  expect(await outcomeOf(admin.mappings.preview({ ...place, recordId: hidden, rules }))).toBe('ok')
})
