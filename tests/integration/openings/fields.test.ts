import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { type OpeningDesk, openingScopes, openOpeningDesk } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

type FieldType = 'text' | 'longText' | 'number' | 'money' | 'date' | 'yesNo' | 'choice' | 'choices' | 'email' | 'phone' | 'url' | 'person'

async function addField(desk: OpeningDesk, { label, type, options = [] }: { label: string; type: FieldType; options?: string[] }) {
  const { key } = await desk.api.fields.create({ object: 'OpenJob', label, type, options: options.map((option) => ({ label: option })) })

  return key
}

const switchOn = (desk: OpeningDesk, key: string) => desk.api.openings.setField({ key, isOn: true })

async function readThere(desk: OpeningDesk, title: string) {
  const { customFields } = (await desk.account.control('account.overview')) as {
    customFields: {
      id: string
      title: string
      objectType: string
      fieldType: string
      selectableValues: { value: string; isArchived: boolean }[]
    }[]
  }

  return customFields.filter((field) => field.title === title)
}

const VALUES: { type: FieldType; value: string; ashbyType: string; there: unknown; options?: string[] }[] = [
  { type: 'text', value: 'Plain', ashbyType: 'String', there: 'Plain' },
  { type: 'longText', value: 'Two\nlines', ashbyType: 'LongText', there: 'Two\nlines' },
  { type: 'number', value: '12.5', ashbyType: 'Number', there: 12.5 },
  { type: 'money', value: '5000 EUR', ashbyType: 'Currency', there: { value: 5000, currencyCode: 'EUR' } },
  { type: 'date', value: '2027-04-01', ashbyType: 'Date', there: '2027-04-01' },
  { type: 'yesNo', value: 'yes', ashbyType: 'Boolean', there: true },
  { type: 'choice', value: 'Gold', ashbyType: 'ValueSelect', there: 'Gold', options: ['Gold', 'Silver'] },
  { type: 'choices', value: '["Car","Pension"]', ashbyType: 'MultiValueSelect', there: ['Car', 'Pension'], options: ['Pension', 'Car'] },
  { type: 'email', value: 'jobs@example.com', ashbyType: 'String', there: 'jobs@example.com' },
  { type: 'url', value: 'https://example.com/', ashbyType: 'Url', there: 'https://example.com/' },
]

describe('custom fields that somebody chose', () => {
  test('of every type are made in Ashby and their values written; what was chosen later follows on openings that are there', async () => {
    const desk = await openOpeningDesk(house)
    const values: Record<string, string> = {}
    for (const { type, value, options } of VALUES) values[await addField(desk, { label: `Our ${type}`, type, options })] = value
    const jobId = await desk.add('Engineer', values)
    await desk.sync()
    expect((await desk.dump())[0]?.customFields).toEqual({})

    for (const key of Object.keys(values)) await switchOn(desk, key)
    expect((await desk.api.openings.fields({})).every(({ state }) => state === 'Waiting')).toBe(true)
    await desk.passTime(5)
    const report = await desk.sync()
    expect(report).toMatchObject({ changed: 1, failed: 0, waiting: 0 })
    const [opening] = await desk.dump()
    for (const { type, there, ashbyType } of VALUES) {
      const [field, ...others] = await readThere(desk, `Our ${type}`)
      expect(field).toMatchObject({ objectType: 'Opening', fieldType: ashbyType })
      expect(others).toEqual([])
      const written = opening?.customFields[`Our ${type}`]
      expect(Array.isArray(written) ? written.toSorted() : written).toEqual(there)
    }
    expect((await desk.api.openings.fields({})).every(({ state, problem }) => state === 'InAshby' && problem === null)).toBe(true)

    await desk.passTime(5)
    expect((await desk.sync()).items).toEqual([])
    expect((await desk.api.openings.get({ openJobId: jobId }))?.differences).toEqual([])
  })

  test('a value is cleared, an edit of Ashby’s is shown, and switching off stops writing', async () => {
    const desk = await openOpeningDesk(house)
    const key = await addField(desk, { label: 'Cost centre', type: 'text' })
    await switchOn(desk, key)
    const jobId = await desk.add('Engineer', { [key]: 'CC-1' })
    expect(await desk.sync()).toMatchObject({ created: 1, failed: 0 })
    expect((await desk.dump())[0]?.customFields).toEqual({ 'Cost centre': 'CC-1' })

    await desk.passTime(5)
    const [field] = await readThere(desk, 'Cost centre')
    const openingId = (await desk.dump())[0]?.openingId
    await desk.account.control('opening.update', { openingId, customFields: { [field?.id ?? '']: 'CC-9' } })
    await desk.sync()
    const opening = await desk.api.openings.get({ openJobId: jobId })
    expect(opening?.differences).toMatchObject([{ field: key, label: 'Cost centre', ours: 'CC-1', theirs: 'CC-9' }])
    await desk.api.openings.decide({ openJobId: jobId, field: key, take: 'theirs' })
    await desk.api.openJobs.setField({ id: jobId, field: key, value: null })
    await desk.sync()
    expect((await desk.dump())[0]?.customFields).toEqual({})

    await desk.api.openings.setField({ key, isOn: false })
    expect(await desk.api.openings.fields({})).toMatchObject([{ key, state: 'Stopped', isOn: false }])
    await desk.api.openJobs.setField({ id: jobId, field: key, value: 'CC-2' })
    await desk.sync()
    expect((await desk.dump())[0]?.customFields).toEqual({})
    expect(await readThere(desk, 'Cost centre')).toHaveLength(1)
  })

  test('one that is there already by title and type is used, and its value is not overwritten unseen', async () => {
    const desk = await openOpeningDesk(house)
    const jobId = await desk.add('Engineer')
    await desk.sync()
    await desk.passTime(5)
    const { id } = await desk.account.control('field.create', { title: 'Grade', objectType: 'Opening', fieldType: 'String' })
    const openingId = (await desk.dump())[0]?.openingId
    await desk.account.control('opening.update', { openingId, customFields: { [String(id)]: 'There before' } })
    const key = await addField(desk, { label: 'Grade', type: 'text' })
    await desk.api.openJobs.setField({ id: jobId, field: key, value: 'Ours' })
    await switchOn(desk, key)
    await desk.sync()
    expect(await readThere(desk, 'Grade')).toHaveLength(1)
    expect((await desk.dump())[0]?.customFields).toEqual({ Grade: 'There before' })
    expect((await desk.api.openings.get({ openJobId: jobId }))?.differences).toMatchObject([
      { field: key, ours: 'Ours', theirs: 'There before' },
    ])
  })

  test('choices are sent whole: new ones are added, ours that are gone archived, Ashby’s own kept', async () => {
    const desk = await openOpeningDesk(house)
    const key = await addField(desk, { label: 'Level', type: 'choice', options: ['Junior', 'Senior'] })
    await switchOn(desk, key)
    await desk.sync()
    const [before] = await readThere(desk, 'Level')
    await desk.account.control('field.update', {
      fieldId: before?.id,
      selectableValues: [...(before?.selectableValues ?? []), { label: 'Theirs', value: 'Theirs' }],
    })
    await desk.api.fields.update({
      object: 'OpenJob',
      key,
      options: [{ value: 'Senior', label: 'Senior' }, { label: 'Principal' }],
    })
    await desk.sync()
    const [after] = await readThere(desk, 'Level')
    expect(Object.fromEntries((after?.selectableValues ?? []).map(({ value, isArchived }) => [value, isArchived]))).toEqual({
      Junior: true,
      Senior: false,
      Principal: false,
      Theirs: false,
    })
  })

  test('a creation whose answer was lost is looked for by its title before anything else', async () => {
    const desk = await openOpeningDesk(house)
    const key = await addField(desk, { label: 'Budget code', type: 'text' })
    await switchOn(desk, key)
    await desk.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['customField.create'] })
    await desk.sync()
    await desk.sync()
    await desk.passTime(3)
    await desk.sync()
    expect(await readThere(desk, 'Budget code')).toHaveLength(1)
    expect(await desk.api.openings.fields({})).toMatchObject([{ state: 'InAshby', problem: null }])
  })

  test('what stands in the way is said at the field: another type, archived there, a permission', async () => {
    const desk = await openOpeningDesk(house, { scopes: openingScopes.filter((scope) => scope !== 'hiringProcessMetadata:write') })
    await desk.account.control('field.create', { title: 'Count', objectType: 'Opening', fieldType: 'Number' })
    const { id } = await desk.account.control('field.create', { title: 'Old', objectType: 'Opening', fieldType: 'String' })
    await desk.account.control('field.update', { fieldId: id, isArchived: true })
    for (const label of ['Count', 'Old', 'Missing']) await switchOn(desk, await addField(desk, { label, type: 'text' }))
    expect(await desk.sync()).toMatchObject({ state: 'Done', error: null })
    const fields = await desk.api.openings.fields({})
    expect(fields.map(({ label, problem }) => [label, problem?.code])).toEqual([
      ['Count', 'opening_field_type_differs'],
      ['Old', 'opening_field_archived'],
      ['Missing', 'ashby_permission_missing'],
    ])
  })
})
