import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const fieldSchema = z.looseObject({ id: z.string(), objectType: z.string() })
const valuesSchema = z.array(z.looseObject({ id: z.string(), value: z.unknown() }))
const CHOICES = [
  { label: 'Laptop', value: 'laptop' },
  { label: 'Desk', value: 'desk' },
]

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

async function createField(account: TestAccount, draft: object = {}) {
  const { body } = await account.call('customField.create', {
    title: 'A field',
    fieldType: 'String',
    objectType: 'Opening_Version',
    ...draft,
  })

  return fieldSchema.parse(body.results)
}

async function createOpening(account: TestAccount): Promise<string> {
  return z.object({ id: z.string() }).parse((await account.call('opening.create')).body.results).id
}

type Values = Record<string, unknown>

function setValues(
  account: TestAccount,
  { objectId, objectType = 'Opening', values }: { objectId: string; objectType?: string; values: Values },
) {
  const list = Object.entries(values).map(([fieldId, fieldValue]) => ({ fieldId, fieldValue }))

  return account.call('customField.setValues', { objectId, objectType, values: list })
}

async function readValues(account: TestAccount, openingId: string): Promise<Values> {
  const { body } = await account.call('opening.info', { openingId })
  const { latestVersion } = z.object({ latestVersion: z.looseObject({ customFields: valuesSchema }) }).parse(body.results)

  return Object.fromEntries(latestVersion.customFields.map(({ id, value }) => [id, value]))
}

describe('customField.create', () => {
  it.each([
    ['Opening_Version', 'Opening'],
    ['Offer_Version', 'Offer'],
    ['Job', 'Job'],
    ['Application', 'Application'],
    ['Candidate', 'Candidate'],
  ])('takes %s and lists it as %s', async (objectType, listed) => {
    const account = await openTestAccount(sandbox)
    const field = await createField(account, { objectType })
    expect(field.objectType).toBe(listed)
    expect((await account.call('customField.list')).body.results).toMatchObject([{ id: field.id, objectType: listed, isArchived: false }])
  })

  it.each([
    { objectType: 'Opening' },
    { objectType: 'Offer' },
    { fieldType: 'Location' },
    { fieldType: 'ValueSelect' },
    { fieldType: 'MultiValueSelect', selectableValues: [] },
    { fieldType: 'ValueSelect', selectableValues: [CHOICES[0], CHOICES[0]] },
    { title: ' ' },
  ])('refuses %j', async (draft) => {
    const account = await openTestAccount(sandbox)
    const { body } = await account.call('customField.create', { title: 'A', fieldType: 'String', objectType: 'Opening_Version', ...draft })
    expect(body.errorInfo?.code).toBe('invalid_input')
    expect((await account.call('customField.list')).body.results).toEqual([])
  })

  it('lets two fields have the same title', async () => {
    const account = await openTestAccount(sandbox)
    expect((await createField(account)).id).not.toBe((await createField(account)).id)
  })
})

describe('customField.updateSelectableValues', () => {
  it('adds, relabels and archives every choice that is left out', async () => {
    const account = await openTestAccount(sandbox)
    const { id: customFieldId } = await createField(account, { fieldType: 'ValueSelect', selectableValues: CHOICES })
    const selectableValues = [
      { label: 'Standing desk', value: 'desk' },
      { label: 'Phone', value: 'phone' },
    ]
    const { body } = await account.call('customField.updateSelectableValues', { customFieldId, selectableValues })
    expect(body.results).toMatchObject({
      selectableValues: [
        { label: 'Standing desk', value: 'desk', isArchived: false },
        { label: 'Phone', value: 'phone', isArchived: false },
        { label: 'Laptop', value: 'laptop', isArchived: true },
      ],
    })

    const back = await account.call('customField.updateSelectableValues', { customFieldId, selectableValues: CHOICES })
    expect(back.body.results).toMatchObject({
      selectableValues: [{ value: 'laptop', isArchived: false }, { value: 'desk' }, { value: 'phone', isArchived: true }],
    })
  })

  it('is for selects only, and takes nothing but what is described', async () => {
    const account = await openTestAccount(sandbox)
    const text = await createField(account)
    const select = await createField(account, { fieldType: 'ValueSelect', selectableValues: CHOICES })
    for (const input of [
      { customFieldId: text.id, selectableValues: CHOICES },
      { customFieldId: select.id, selectableValues: CHOICES, title: 'New' },
      { customFieldId: select.id, selectableValues: [{ ...CHOICES[0], color: 'red' }] },
    ]) {
      expect((await account.call('customField.updateSelectableValues', input)).body.errorInfo?.code).toBe('invalid_input')
    }
    const stranger = { customFieldId: randomUUID(), selectableValues: CHOICES }
    expect((await account.call('customField.updateSelectableValues', stranger)).body.errorInfo?.code).toBe('custom_field_not_found')
  })
})

describe('customField.setValues', () => {
  const right: [string, unknown][] = [
    ['Boolean', false],
    ['Number', 0],
    ['String', 'P-100'],
    ['LongText', 'A\nB'],
    ['Date', '2027-01-01'],
    ['Url', 'https://example.com/plan'],
    ['UUID', '6b1f0c1e-52a4-4b8a-9f0e-3f1f6f0b7a11'],
    ['ValueSelect', 'desk'],
    ['MultiValueSelect', ['desk', 'laptop']],
    ['Currency', { value: 90_000.5, currencyCode: 'EUR' }],
    ['NumberRange', { type: 'number-range', minValue: 1, maxValue: 2 }],
    ['CompensationRange', { type: 'compensation-range', minValue: 1, maxValue: 2, currencyCode: 'EUR', interval: '1 YEAR' }],
  ]
  const wrong: Record<string, unknown[]> = {
    Boolean: ['yes', 1],
    Number: ['7'],
    String: [7],
    Date: ['2027-02-30', 'tomorrow'],
    Url: ['example', 'ftp://example.com/'],
    UUID: ['P-100'],
    ValueSelect: ['Desk', ['desk']],
    MultiValueSelect: ['desk', ['chair']],
    Currency: [90_000, { value: 1, currencyCode: 'euro' }],
    NumberRange: [{ minValue: 1, maxValue: 2 }],
    CompensationRange: [{ type: 'compensation-range', minValue: 1, maxValue: 2, currencyCode: 'EUR', interval: 'year' }],
  }

  it.each(right)('sets and clears a %s and refuses one of another type', async (fieldType, value) => {
    const account = await openTestAccount(sandbox)
    const selectableValues = fieldType.endsWith('Select') ? CHOICES : undefined
    const { id } = await createField(account, { fieldType, selectableValues })
    const objectId = await createOpening(account)
    expect((await setValues(account, { objectId, values: { [id]: value } })).body.results).toMatchObject([{ id, value }])
    for (const bad of wrong[fieldType] ?? []) {
      expect((await setValues(account, { objectId, values: { [id]: bad } })).body.errorInfo?.code).toBe('invalid_input')
    }
    expect(await readValues(account, objectId)).toEqual({ [id]: value })
    await setValues(account, { objectId, values: { [id]: null } })
    expect(await readValues(account, objectId)).toEqual({})
  })

  it('sets all values or none, and refuses an unknown field, one of another object and one that is archived', async () => {
    const account = await openTestAccount(sandbox)
    const good = await createField(account)
    const ofJobs = await createField(account, { objectType: 'Job' })
    const archived = await createField(account)
    await account.control('field.update', { fieldId: archived.id, isArchived: true })
    const objectId = await createOpening(account)
    for (const [fieldId, code] of [
      [randomUUID(), 'custom_field_not_found'],
      [ofJobs.id, 'invalid_input'],
      [archived.id, 'invalid_input'],
    ] as const) {
      const { body } = await setValues(account, { objectId, values: { [good.id]: 'x', [fieldId]: 'x' } })
      expect(body.errorInfo?.code).toBe(code)
    }
    expect(await readValues(account, objectId)).toEqual({})
    const { body } = await account.call('customField.setValues', { objectId, objectType: 'Opening', values: [] })
    expect(body.errorInfo?.code).toBe('invalid_input')
  })

  it('keeps a choice that was archived where it is set and refuses to set it again', async () => {
    const account = await openTestAccount(sandbox)
    const { id } = await createField(account, { fieldType: 'ValueSelect', selectableValues: CHOICES })
    const objectId = await createOpening(account)
    await setValues(account, { objectId, values: { [id]: 'desk' } })
    await account.call('customField.updateSelectableValues', { customFieldId: id, selectableValues: [CHOICES[0]] })
    expect(await readValues(account, objectId)).toEqual({ [id]: 'desk' })
    expect((await setValues(account, { objectId, values: { [id]: 'desk' } })).body.errorInfo?.code).toBe('invalid_input')
  })

  it('is for applications, candidates, jobs and openings that are there', async () => {
    const account = await openTestAccount(sandbox)
    const { jobs } = z.object({ jobs: z.array(z.looseObject({ id: z.string() })) }).parse(await account.control('account.overview'))
    const { candidateId, applicationId } = await account.control('candidate.create', { name: 'Ana', jobId: jobs[0]?.id })
    for (const [objectType, objectId] of Object.entries({ Application: applicationId, Candidate: candidateId, Job: jobs[0]?.id })) {
      const { id } = await createField(account, { objectType })
      const { body } = await setValues(account, { objectType, objectId: String(objectId), values: { [id]: 'x' } })
      expect(body.results).toMatchObject([{ id, value: 'x' }])
    }

    const { id } = await createField(account)
    const { body } = await setValues(account, { objectId: randomUUID(), values: { [id]: 'x' } })
    expect(body.errorInfo?.code).toBe('opening_not_found')
    for (const objectType of ['Offer', 'Opening_Version', 'Employee']) {
      const refused = await setValues(account, { objectType, objectId: randomUUID(), values: { [id]: 'x' } })
      expect(refused.body.errorInfo?.code).toBe('invalid_input')
    }
  })

  it('needs Candidates Write even for an opening, not Jobs Write', async () => {
    const account = await openTestAccount(sandbox)
    const { id } = await createField(account)
    const objectId = await createOpening(account)
    const input = { objectId, objectType: 'Opening', values: [{ fieldId: id, fieldValue: 'x' }] }
    const makeKey = async (scopes: string[]) => String((await account.control('key.create', { scopes })).apiKey)
    const refused = await account.call('customField.setValues', input, {
      key: await makeKey(['jobs:write', 'hiringProcessMetadata:write']),
    })
    expect(refused.body).toMatchObject({ errors: [{ parameter: 'candidatesWrite' }] })
    const done = await account.call('customField.setValues', input, { key: await makeKey(['candidates:write']) })
    expect(done.body.success).toBe(true)
  })
})
