import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { submitForm } from './page-form.ts'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

const fieldSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  isArchived: z.boolean(),
  objectType: z.string(),
  fieldType: z.string(),
})
const valuesSchema = z.array(z.looseObject({ title: z.string(), value: z.unknown(), valueLabel: z.unknown().optional() }))

function submit(page: string, action: string, values: Record<string, string> | [string, string][]) {
  return submitForm(sandbox, { page, action, values })
}

async function listFields(account: TestAccount, includeArchived = true) {
  return z.array(fieldSchema).parse((await account.call('customField.list', { includeArchived })).body.results)
}

async function createField(account: TestAccount, draft: object): Promise<string> {
  return String((await account.control('field.create', { objectType: 'Offer', fieldType: 'String', title: 'A field', ...draft })).id)
}

describe('the page of custom fields', () => {
  it('makes a field with choices, renames it, archives it and brings it back, always under the same id', async () => {
    const account = await openTestAccount(sandbox)
    const list = `/accounts/${account.accountId}/fields`
    const draft = { title: 'Equity plan', objectType: 'Offer', fieldType: 'ValueSelect', choices: 'Growth plan = plan-b, Founder plan,' }
    const { path } = await submit(list, `/page${list}`, draft)
    const [created] = await listFields(account)
    expect(created).toMatchObject({
      title: 'Equity plan',
      selectableValues: [
        { label: 'Growth plan', value: 'plan-b', isArchived: false },
        { label: 'Founder plan', value: 'founder-plan', isArchived: false },
      ],
    })
    const page = `${list}/${created?.id}`
    expect(path).toBe(`${page}?done=Field%20created.`)

    await submit(page, `/page${page}`, { title: 'Equity scheme' })
    expect((await submit(page, `/page${page}/archive`, { isArchived: 'true' })).text).toContain('Unarchive field')
    expect(await listFields(account)).toMatchObject([{ id: created?.id, title: 'Equity scheme', isArchived: true }])
    expect(await listFields(account, false)).toEqual([])
    await submit(page, `/page${page}/archive`, { isArchived: 'false' })
    expect(await listFields(account, false)).toMatchObject([{ id: created?.id, isArchived: false }])
  })

  it('is one of the account’s pages, and shows every field by its object', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const text = await (await fetch(`${sandbox.url}/accounts/${account.accountId}/fields`)).text()
    expect(text).toMatch(/<a href="\/accounts\/[^"]+\/fields" aria-current="page">Custom fields<\/a>/)
    for (const { title } of await listFields(account)) expect(text).toContain(`<bdi>${title.replaceAll("'", '&#39;')}</bdi>`)
    expect((await fetch(`${sandbox.url}/accounts/${account.accountId}/fields/nothing`)).status).toBe(404)
  })
})

const infoOf: Record<string, [operation: string, key: string]> = {
  candidates: ['candidate.info', 'id'],
  applications: ['application.info', 'applicationId'],
  jobs: ['job.info', 'id'],
  openings: ['opening.info', 'openingId'],
}

describe('the pages of custom values', () => {
  it('set and clear values of every type on an offer, as a new version and without a new approval', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const offers = z
      .array(z.looseObject({ id: z.string(), offerStatus: z.string() }))
      .parse((await account.call('offer.list')).body.results)
    const offer = offers.find(({ offerStatus }) => offerStatus === 'WaitingOnCandidateResponse')
    const fields = await listFields(account)
    const idOf = (title: string) => fields.find((field) => field.title === title && field.objectType === 'Offer')?.id ?? ''
    const page = `/accounts/${account.accountId}/offers/${offer?.id}/fields`
    const { path } = await submit(page, `/page${page}`, [
      [idOf('Stock options'), '4200'],
      [`${idOf('Signing bonus')}.value`, '7500'],
      [`${idOf('Signing bonus')}.currencyCode`, 'gbp'],
      [`${idOf('Pay band')}.minValue`, '50000'],
      [`${idOf('Pay band')}.maxValue`, '60000'],
      [`${idOf('Pay band')}.currencyCode`, 'GBP'],
      [`${idOf('Pay band')}.interval`, '1 YEAR'],
      [idOf('Relocation support'), 'false'],
      [`${idOf('Benefits')}[]`, 'gym'],
      [`${idOf('Benefits')}[]`, 'pension'],
      [idOf('Equity plan'), 'plan-a'],
      [idOf('Notes'), ''],
    ])
    expect(path).toContain('done=Values%20saved.')

    const answer = await account.call('offer.info', { offerId: offer?.id, excludeFormDefinition: true })
    const saved = z
      .looseObject({ offerStatus: z.string(), latestVersion: z.looseObject({ customFields: valuesSchema }) })
      .parse(answer.body.results)
    expect(saved.offerStatus).toBe('WaitingOnCandidateResponse')
    expect(
      Object.fromEntries(saved.latestVersion.customFields.map(({ title, value, valueLabel }) => [title, valueLabel ?? value])),
    ).toEqual({
      'Stock options': 4200,
      'Signing bonus': { value: 7500, currencyCode: 'GBP' },
      'Pay band': { type: 'compensation-range', minValue: 50_000, maxValue: 60_000, currencyCode: 'GBP', interval: '1 YEAR' },
      'Relocation support': false,
      Benefits: ['Gym', 'Pension'],
      'Equity plan': 'Founders’ plan 2021',
    })
  })

  it.each(['candidates', 'applications', 'jobs', 'openings'])('set values on %s', async (owner) => {
    const account = await openTestAccount(sandbox)
    const objectType = { candidates: 'Candidate', applications: 'Application', jobs: 'Job', openings: 'Opening' }[owner]
    const fieldId = await createField(account, { objectType, title: 'Badge' })
    const { jobs } = z.object({ jobs: z.array(z.looseObject({ id: z.string() })) }).parse(await account.control('account.overview'))
    const jobId = jobs[0]?.id
    const { candidateId, applicationId } = await account.control('candidate.create', { name: 'Ana', jobId })
    const opening = await account.control('opening.create', { identifier: 'H-1' })
    const id = String({ candidates: candidateId, applications: applicationId, jobs: jobId, openings: opening.id }[owner])
    const page = `/accounts/${account.accountId}/${owner}/${id}/fields`
    await submit(page, `/page${page}`, { [fieldId]: 'B-7' })

    const [operation = '', key = ''] = infoOf[owner] ?? []
    const saved = { customFields: [{ title: 'Badge', value: 'B-7' }] }
    const { results } = (await account.call(operation, { [key]: id })).body
    expect(results).toMatchObject(owner === 'openings' ? { latestVersion: saved } : saved)
  })

  it('refuse a value of the wrong type and say which', async () => {
    const account = await openTestAccount(sandbox)
    const fieldId = await createField(account, { objectType: 'Candidate', fieldType: 'UUID', title: 'Pool' })
    const { candidateId } = await account.control('candidate.create', { name: 'Ana' })
    const page = `/accounts/${account.accountId}/candidates/${candidateId}/fields`
    const { path, text } = await submit(page, `/page${page}`, { [fieldId]: 'not an id' })
    expect(path.startsWith(`${page}?problem=`)).toBe(true)
    expect(text).toContain('role="alert"')
  })
})

describe('a new company', () => {
  it('has offers with different values, choices whose value is not their label, and fields that some leave empty', async () => {
    const account = await openTestAccount(sandbox, { scenario: 'company' })
    const offers = z
      .array(z.looseObject({ latestVersion: z.looseObject({ customFields: valuesSchema }) }))
      .parse((await account.call('offer.list')).body.results)
    const all = offers.flatMap(({ latestVersion }) => latestVersion.customFields)
    const of = (title: string) => all.filter((field) => field.title === title)

    expect(new Set(of('Stock options').map(({ value }) => value)).size).toBeGreaterThan(2)
    expect(of('Stock options').length).toBeLessThan(offers.length)
    expect(of('Equity plan')[0]).toMatchObject({ value: 'plan-b', valueLabel: 'Growth plan 2026' })
    expect(of('Equity notes').length).toBeGreaterThan(1)
  })
})
