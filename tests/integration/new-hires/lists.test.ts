import { beforeAll, describe, expect, test } from 'vitest'
import { addCustomRole, addMember, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, HIRE_VALUES, hiresOf, type Inbox, openInbox, setHire } from './inbox.ts'

let inbox: Inbox
/** Four pending ones in the order in which they came, one of each other state, and one of a confidential job. */
let ids: Record<'zoe' | 'ana' | 'undated' | 'late' | 'added' | 'dismissed' | 'secret', string>

beforeAll(async () => {
  inbox = await openInbox()
  const named = (firstName: string, startDate?: string) =>
    addHire(inbox, { values: { firstName, lastName: 'Duarte', jobTitle: 'Surveyor', ...(startDate ? { startDate } : {}) } })
  ids = {
    zoe: await named('Zoë', '2030-02-01'),
    ana: await named('Ana', '2030-01-01'),
    undated: await named('Bea'),
    late: await named('Cal', '2030-02-01'),
    added: await named('Dora', '2030-05-01'),
    dismissed: await named('Emil', '2030-05-01'),
    secret: await addHire(inbox, { values: { ...HIRE_VALUES, startDate: '2030-06-01' }, data: { confidential: true } }),
  }
  await setHire(inbox, ids.added, { state: 'Added' })
  await setHire(inbox, ids.dismissed, { state: 'Dismissed' })
})

type List = Parameters<ReturnType<typeof hiresOf>['list']>[0]

/** Every page, one row at a time. */
async function readPages(input: List): Promise<string[]> {
  const seen: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await hiresOf(inbox).list({ ...input, limit: 1, cursor })
    seen.push(...page.items.map(({ id }) => id))
    if (page.nextCursor === null) return seen
    cursor = page.nextCursor
  }
}

describe('the list', () => {
  test('is of one state, with what is missing and what blocks counted', async () => {
    const { items } = await hiresOf(inbox).list({ state: 'Added' })

    expect(items).toMatchObject([{ id: ids.added, name: 'Dora Duarte', state: 'Added', isConfidential: false }])
    const undated = (await hiresOf(inbox).list({})).items.find(({ id }) => id === ids.undated)
    expect(undated).toMatchObject({ startDate: null, issueCount: 2, blockingIssueCount: 2 })
  })

  test.each([
    [{ sort: 'startDate' }, ['ana', 'zoe', 'late', 'secret', 'undated']],
    [{ sort: 'startDate', order: 'desc' }, ['secret', 'late', 'zoe', 'ana', 'undated']],
    [{ sort: 'newest' }, ['secret', 'late', 'undated', 'ana', 'zoe']],
    [{ sort: 'name' }, ['ana', 'undated', 'late', 'secret', 'zoe']],
    [{ sort: 'name', order: 'desc' }, ['zoe', 'secret', 'late', 'undated', 'ana']],
  ] as const)('%o comes page by page, nobody twice and nobody left out', async (input, names) => {
    expect(await readPages(input)).toEqual(names.map((name) => ids[name]))
  })

  test('is searched by words of name and job, without accents, within the state', async () => {
    const find = async (search: string) => (await hiresOf(inbox).list({ search })).items.map(({ id }) => id)

    expect(await find('zoe duarte')).toEqual([ids.zoe])
    expect(await find('surveyor')).toHaveLength(4)
    expect(await find('Dora')).toEqual([])
    expect(await find('nobody')).toEqual([])
  })

  test('is filtered by mark and by what is missing, and the counts with it', async () => {
    await setHire(inbox, ids.ana, { flags: ['Unhired'] })

    expect((await hiresOf(inbox).list({ flag: 'Unhired' })).items.map(({ id }) => id)).toEqual([ids.ana])
    expect((await hiresOf(inbox).list({ hasIssues: 'false' })).items.map(({ id }) => id)).toEqual([ids.secret])
    expect(await hiresOf(inbox).counts({})).toEqual({ Pending: 5, Added: 1, Dismissed: 1 })
    expect(await hiresOf(inbox).counts({ search: 'duarte' })).toEqual({ Pending: 4, Added: 1, Dismissed: 1 })
  })

  test('refuses a cursor that no list has handed out', async () => {
    expect(await outcomeOf(hiresOf(inbox).list({ cursor: 'x' }))).toBe('invalid_input')
  })
})

describe('a new hire of a confidential job', () => {
  test('is not there for somebody who may not see confidential jobs: in no list, no count, no search and not by its id', async () => {
    const role = await addCustomRole(inbox, ['organization.read', 'people.read', 'newHires.manage', 'pay.read'])
    const hires = hiresOf(inbox, await addMember(inbox, role))

    expect((await hires.list({})).items.map(({ id }) => id)).not.toContain(ids.secret)
    expect((await hires.list({ search: 'ngozi' })).items).toEqual([])
    expect((await hires.counts({})).Pending).toBe(4)
    expect(await outcomeOf(hires.get({ id: ids.secret }))).toBe('not_found')
    expect(await outcomeOf(hires.setField({ id: ids.secret, field: 'jobTitle', value: 'x' }))).toBe('not_found')
    expect(await hires.dismiss({ ids: [ids.secret], reason: 'Not ours.' })).toMatchObject({ done: [], refused: [{ name: null }] })
  })
})

test.each(['Recruiter', 'Viewer'] as const)('%s may not open new hires at all', async (role) => {
  const hires = hiresOf(inbox, await addMember(inbox, role))

  expect(await outcomeOf(hires.list({}))).toBe('forbidden')
  expect(await outcomeOf(hires.get({ id: ids.ana }))).toBe('forbidden')
  expect(await outcomeOf(hires.dismiss({ ids: [ids.ana], reason: 'No.' }))).toBe('forbidden')
})
