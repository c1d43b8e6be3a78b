import { beforeAll, describe, expect, test, vi } from 'vitest'
import { importRecords } from '#lib/domain/imports/pages/mutations.ts'
import { openJobImports as definition } from '#lib/domain/open-jobs/imports/mutations.ts'
import { peopleImports } from '#lib/domain/people/imports/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { finishImport, importFile, importsOf, sendFile, suggestedColumns, toCsv } from '#tests/integration/imports/files.ts'
import { clientOf } from '#tests/integration/members/people.ts'
import { type Desk, openDesk } from './desk.ts'
import { readExport } from './files.ts'

vi.setConfig({ testTimeout: 60_000 })

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})

const listAll = async (of: Desk) => (await of.jobs.list({ sort: 'title', order: 'asc', limit: 100 })).items
const listProblems = async (of: Desk, id: string): Promise<[number, string][]> =>
  (await importsOf({ definition, tenant: of }).refusals({ id })).items.map(({ row, problem }) => [row, problem])

describe('rows', () => {
  test('are added or, by their identifier, changed; empty cells leave what there is', async () => {
    const own = await openDesk()
    const { id } = await own.create('Baker', { identifier: 'BK-1', department: 'Kitchen', payMinimum: '50000' })
    const result = await importFile({
      definition,
      tenant: own,
      text: toCsv([
        ['Req ID', 'Position', 'Department', 'Employment type', 'Start date', 'Salary min', 'State'],
        ['bk-1', 'Head baker', '', 'part time', '1 Mar 2027', '50000.00', 'Active'],
        ['', 'Cook', 'Kitchen', '', '', '', ''],
        ['', 'Cook', 'Kitchen', '', '', '', 'Paused'],
        ['REQ-1002', 'Waiter', '', '', '', '', 'planned'],
      ]),
    })

    expect(result).toMatchObject({ state: 'Done', total: 4, added: 3, changed: 1, refused: 0 })
    const baker = await own.jobs.get({ id })
    expect(baker).toMatchObject({
      title: 'Head baker',
      identifier: 'BK-1',
      department: 'Kitchen',
      employmentType: 'PartTime',
      targetStartDate: '2027-03-01',
      status: 'Active',
    })
    expect(baker.history[0]).toMatchObject({ kind: 'imported', by: 'Zoë Okonkwo', statusBefore: 'Planned', statusAfter: 'Active' })
    expect(baker.history[0]?.changes.map(({ field }) => field).toSorted()).toEqual(['employmentType', 'targetStartDate', 'title'])
    expect((await listAll(own)).map(({ title, identifier, status }) => [title, identifier, status])).toEqual([
      ['Cook', 'REQ-1003', 'Planned'],
      ['Cook', 'REQ-1004', 'Paused'],
      ['Head baker', 'BK-1', 'Active'],
      ['Waiter', 'REQ-1002', 'Planned'],
    ])
    // Once marked active it stays known.
    expect(await outcomeOf(own.jobs.remove({ id }))).toBe('conflict')
    const { items } = await clientOf(own, own.admin).audit.list({ action: 'open-job.imported' })
    expect(items).toHaveLength(2)
  })

  test('that are bad are refused each with its column and what to enter, and the rest goes on', async () => {
    const own = await openDesk()
    await own.create('Pilot', { identifier: 'P-1', payMaximum: '100' })
    const result = await importFile({
      definition,
      tenant: own,
      text: toCsv([
        ['Title', 'Identifier', 'Target start date', 'Pay from', 'Status'],
        ['Cook', '', '31.12.2027', '', ''],
        ['', 'NEW-1', '', '', ''],
        ['Waiter', 'NEW-2', '', '', 'Filled'],
        ['', 'P-1', '', '200', ''],
        ['', 'P-1', '', '', 'Filled'],
        ['Guide', 'NEW-3', '', '', ''],
      ]),
    })

    expect(result).toMatchObject({ state: 'Done', added: 1, changed: 0, refused: 5 })
    expect(await listProblems(own, result.id)).toEqual([
      [1, 'Target start date: Enter a whole date like 7 Dec 2026.'],
      [2, 'Enter the title.'],
      [3, expect.stringContaining('filled by a hire')],
      [4, expect.stringContaining('pay from')],
      [5, expect.stringContaining('filled by a hire')],
    ])
  })

  test('about one job twice are one job, and what says the same counts nowhere', async () => {
    const own = await openDesk()
    await own.create('Diver', { identifier: 'D-1', team: 'A' })
    const text = toCsv([
      ['Title', 'Identifier', 'Team'],
      ['Diver', 'D-1', 'A'],
      ['Diver', 'd-1', 'B'],
      ['Sailor', 'S-1', ''],
      ['Sailor', 's-1', 'Sea'],
      ['Sailor', 'S-1', 'Sea'],
    ])

    expect(await importFile({ definition, tenant: own, text })).toMatchObject({ added: 1, changed: 2, refused: 0 })
    expect((await listAll(own)).map(({ title, team }) => [title, team])).toEqual([
      ['Diver', 'B'],
      ['Sailor', 'Sea'],
    ])
  })

  test('that were exported change nothing', async () => {
    const own = await openDesk()
    await own.create(
      '=1+1',
      { payMinimum: '1000.5', currency: 'EUR', payInterval: 'Year', isBackfill: 'no', manager: 'Ana <ana@example.com>' },
      'Active',
    )
    await own.create('Cook', { employmentType: 'Intern', targetHireDate: '2027-01-01' }, 'Cancelled')
    const { text } = await readExport(own)

    expect(await importFile({ definition, tenant: own, text })).toMatchObject({ state: 'Done', total: 2, added: 0, changed: 0, refused: 0 })
  })
})

describe('an import', () => {
  test('needs a title or an identifier, and takes what the headings suggest', async () => {
    const draft = await sendFile({
      definition,
      tenant: desk,
      text: toCsv([
        ['Dept', 'Office'],
        ['Kitchen', 'Berlin'],
      ]),
    })
    expect(suggestedColumns(draft)).toEqual({ Dept: 'department', Office: 'location' })
    expect(draft.targets.map(({ key }) => key).slice(0, 3)).toEqual(['title', 'identifier', 'status'])
    const start = importsOf({ definition, tenant: desk }).start({ id: draft.id, columns: suggestedColumns(draft) })
    await expect(start).rejects.toMatchObject({ data: { fields: { columns: expect.stringContaining('Title') } } })
    await importsOf({ definition, tenant: desk }).cancel({ id: draft.id })
  })

  test('of people is none of open jobs, and nobody sees another organization’s', async () => {
    const text = toCsv([
      ['First name', 'Last name', 'Title'],
      ['Bo', 'Lind', 'Cook'],
    ])
    const people = await sendFile({ tenant: desk, text })
    const jobs = await sendFile({ definition, tenant: desk, text })
    const [peopleApi, jobsApi] = [importsOf({ definition: peopleImports, tenant: desk }), importsOf({ definition, tenant: desk })]

    expect(await outcomeOf(jobsApi.get({ id: people.id }))).toBe('not_found')
    expect(await outcomeOf(jobsApi.cancel({ id: people.id }))).toBe('not_found')
    expect(await outcomeOf(peopleApi.start({ id: jobs.id, columns: {} }))).toBe('not_found')
    expect(await peopleApi.latest({})).toMatchObject({ id: people.id })
    expect(await jobsApi.latest({})).toMatchObject({ id: jobs.id })
    const stranger = await createTenant()
    expect(await outcomeOf(importsOf({ definition, tenant: stranger }).get({ id: jobs.id }))).toBe('not_found')
    const reader = await addMember(desk, await addCustomRole(desk, ['organization.read', 'openings.read']))
    expect(await outcomeOf(importsOf({ definition, tenant: desk, person: reader }).get({ id: jobs.id }))).toBe('forbidden')
  })

  test('goes on where it stopped, counts nothing twice, and gives every job its own identifier', async () => {
    const own = await openDesk()
    const rows = Array.from({ length: 130 }, (_, index) => [`Job ${index}`])
    const draft = await sendFile({ definition, tenant: own, text: toCsv([['Title'], ...rows]) })
    await importsOf({ definition, tenant: own }).start({ id: draft.id, columns: { Title: 'title' } })
    const run = { scope: own.scope, importId: draft.id }
    await importRecords({ ...run, pageSize: 50, sliceMs: 0 })
    expect(await importsOf({ definition, tenant: own }).get({ id: draft.id })).toMatchObject({ state: 'Running', seen: 50, added: 50 })
    await Promise.all([importRecords({ ...run, pageSize: 50 }), own.create('Between'), importRecords({ ...run, pageSize: 50 })])

    expect(await finishImport({ definition, tenant: own, id: draft.id })).toMatchObject({
      state: 'Done',
      seen: 130,
      added: 130,
      refused: 0,
    })
    const identifiers = await inTenant(own.scope, (tx) => tx.openJob.findMany({ select: { identifierKey: true } }))
    expect(new Set(identifiers.map(({ identifierKey }) => identifierKey)).size).toBe(131)
  })
})
