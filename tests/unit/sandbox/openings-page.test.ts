import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { submitForm } from './page-form.ts'
import type { TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const entity = z.looseObject({ id: z.string() })

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

async function openCompany() {
  const account = await openTestAccount(sandbox, { approvals: false })
  const overview = z
    .object({ jobs: z.array(entity), departments: z.array(entity), closeReasons: z.array(entity) })
    .parse(await account.control('account.overview'))
  const [jobId, teamId, closeReasonId] = [overview.jobs[0]?.id ?? '', overview.departments[0]?.id ?? '', overview.closeReasons[0]?.id ?? '']

  return { account, list: `/accounts/${account.accountId}/openings`, jobId, teamId, closeReasonId }
}

async function show(path: string) {
  const response = await fetch(sandbox.url + path)

  return { status: response.status, text: await response.text() }
}

async function readOpening(account: TestAccount, openingId: string) {
  return (await account.call('opening.info', { openingId })).body.results
}

describe('the page of openings', () => {
  it('shows each with identifier, state, department and jobs, and moves an approved one to Open', async () => {
    const { account, list, jobId, teamId } = await openCompany()
    const draft = { identifier: 'H-1 <b>', teamId, jobIds: [jobId], openingState: 'Approved', targetStartDate: '2027-04-01' }
    const { id } = entity.parse(await account.control('opening.create', draft))
    const { text } = await show(list)
    expect(text).toMatch(/<a href="[^"]+\/openings" aria-current="page">Openings<\/a>/)
    for (const shown of ['<bdi>H-1 &lt;b&gt;</bdi>', '>Approved</span>', 'Engineering', 'Software Engineer', '2027-04-01']) {
      expect(text).toContain(shown)
    }

    const page = `${list}/${id}`
    const moved = await submitForm(sandbox, { page: list, action: `/page${page}/state`, values: { openingState: 'Open' } })
    expect(moved.path).toBe(`${page}?done=Opening%20moved%20to%20Open.`)
    expect(await readOpening(account, id)).toMatchObject({ openingState: 'Open', openedAt: expect.any(String) })
    expect((await show(`${list}/nothing`)).status).toBe(404)
  })

  it('makes an opening, changes its terms, clears a date, closes it with a reason and archives it', async () => {
    const { account, list, jobId, teamId, closeReasonId } = await openCompany()
    const values = { identifier: 'H-1', teamId, jobId, targetStartDate: '2027-04-01' }
    const { path } = await submitForm(sandbox, { page: list, action: `/page${list}`, values })
    const page = path.split('?')[0] ?? ''
    const id = page.split('/').at(-1) ?? ''
    expect(await readOpening(account, id)).toMatchObject({
      openingState: 'Draft',
      latestVersion: { identifier: 'H-1', teamId, jobIds: [jobId], targetStartDate: '2027-04-01' },
    })

    const terms = { identifier: 'H-2', description: 'A welder', targetHireDate: '2027-02-01', targetStartDate: '' }
    await submitForm(sandbox, { page, action: `/page${page}`, values: terms })
    const latestVersion = { identifier: 'H-2', description: 'A welder', targetHireDate: '2027-02-01', targetStartDate: null, teamId }
    expect(await readOpening(account, id)).toMatchObject({ latestVersion })

    await submitForm(sandbox, { page, action: `/page${page}/state`, values: { openingState: 'Closed', closeReasonId } })
    const { text } = await submitForm(sandbox, { page, action: `/page${page}/archive`, values: { isArchived: 'true' } })
    expect(text).toContain('Unarchive opening')
    expect(await readOpening(account, id)).toMatchObject({ openingState: 'Closed', closeReasonId, isArchived: true })
  })

  it('shows the custom values that were written from outside', async () => {
    const { account, list } = await openCompany()
    const { id } = entity.parse(await account.control('opening.create', { identifier: 'H-1' }))
    const create = async (draft: object) =>
      entity.parse((await account.call('customField.create', { objectType: 'Opening_Version', ...draft })).body.results).id
    const selectableValues = [{ label: 'Standing desk', value: 'desk' }]
    const values = [
      [await create({ title: 'Equipment', fieldType: 'MultiValueSelect', selectableValues }), ['desk']],
      [await create({ title: 'Budgeted', fieldType: 'Boolean' }), true],
      [await create({ title: 'Hours', fieldType: 'NumberRange' }), { type: 'number-range', minValue: 35, maxValue: 40 }],
      [await create({ title: 'Planned pay', fieldType: 'Currency' }), { value: 90_000, currencyCode: 'EUR' }],
    ].map(([fieldId, fieldValue]) => ({ fieldId, fieldValue }))
    await account.call('customField.setValues', { objectId: id, objectType: 'Opening', values })

    const { text } = await show(`${list}/${id}`)
    const shown = Array.from(text.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>([^<]+)<\/dd>/g), ([, title, value]) => `${title}: ${value}`)
    expect(shown).toEqual(
      expect.arrayContaining(['Equipment: Standing desk', 'Budgeted: Yes', 'Hours: 35 to 40', 'Planned pay: 90000 EUR']),
    )
  })

  it('lets an offer choose an opening, which the hire fills and which then changes with the hire only', async () => {
    const { account, list, jobId } = await openCompany()
    const { id } = entity.parse(await account.control('opening.create', { identifier: 'H-1', jobIds: [jobId], openingState: 'Open' }))
    const { id: closed } = entity.parse(await account.control('opening.create', { identifier: 'H-0', openingState: 'Closed' }))
    const { candidateId } = await account.control('candidate.create', { name: 'Ana Lima' })
    const base = `/accounts/${account.accountId}`
    const page = `${base}/candidates/${candidateId}`
    const { text: form } = await show(page)
    expect(form).toContain(`<option value="${id}" >H-1, Software Engineer (Open)</option>`)
    expect(form).not.toContain(closed)

    const terms = { salary: '60000', currencyCode: 'EUR', startDate: '2027-03-01', openingId: id }
    const made = await submitForm(sandbox, {
      page,
      action: `/page${base}/offers`,
      values: { ...terms, candidateId: String(candidateId), jobId },
    })
    const offer = made.path.split('?')[0] ?? ''
    expect(made.text).toContain(`<option value="${id}" selected>`)
    await submitForm(sandbox, { page: offer, action: `/page${offer}/decide`, values: { decision: 'Accepted' } })
    const hire = /action="([^"]+\/hire)"/.exec((await show(offer)).text)?.[1] ?? ''
    expect((await submitForm(sandbox, { page: offer, action: hire, values: {} })).text).toContain(`${list}/${id}`)

    const { text } = await show(`${list}/${id}`)
    expect(text).toContain('Ana Lima')
    expect(text).not.toContain('Move to')
    expect(text).not.toContain('Close opening')
    expect(await readOpening(account, id)).toMatchObject({ openingState: 'Filled' })
  })

  it('takes openings out of the plan and puts them back', async () => {
    const { account, list } = await openCompany()
    const action = `/page/accounts/${account.accountId}/plan`
    const without = await submitForm(sandbox, { page: list, action, values: { hasOpenings: 'false' } })
    expect(without.text).not.toContain('New opening')
    expect((await account.call('opening.list')).status).toBe(403)
    const { text } = await submitForm(sandbox, { page: list, action, values: { hasOpenings: 'true' } })
    expect(text).toContain('New opening')
    expect((await account.call('opening.list')).status).toBe(200)
  })
})
