import { beforeAll, describe, expect, test } from 'vitest'
import { callAs, createTenant, outcomeOf } from '#tests/integration/access/tenants.ts'
import { type Desk, openDesk, openJobsOf } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.create('Baker', { department: 'Kitchen', location: 'Berlin', targetStartDate: '2027-03-15' }, 'Active')
  await desk.create('Cook', { department: 'Kitchen', location: 'Paris', targetStartDate: '2027-01-04' })
  await desk.create('Über-Waiter', { department: 'Service', team: 'Night', manager: 'Ana Torres <ana@example.com>' }, 'Paused')
  await desk.create('Cellar hand', { department: 'Kitchen', targetStartDate: '2027-02-01' }, 'Cancelled')
})

const titles = (page: { items: { title: string | null }[] }) => page.items.map(({ title }) => title)

describe('the list', () => {
  test('is sorted, with jobs without a date last in both orders', async () => {
    expect(titles(await desk.jobs.list({}))).toEqual(['Cellar hand', 'Über-Waiter', 'Cook', 'Baker'])
    expect(titles(await desk.jobs.list({ sort: 'title', order: 'asc' }))).toEqual(['Baker', 'Cellar hand', 'Cook', 'Über-Waiter'])
    expect(titles(await desk.jobs.list({ sort: 'targetStartDate', order: 'asc' }))).toEqual(['Cook', 'Cellar hand', 'Baker', 'Über-Waiter'])
    expect(titles(await desk.jobs.list({ sort: 'targetStartDate', order: 'desc' }))).toEqual([
      'Baker',
      'Cellar hand',
      'Cook',
      'Über-Waiter',
    ])
  })

  test.each([
    ['newest', 'desc'],
    ['newest', 'asc'],
    ['title', 'desc'],
    ['targetStartDate', 'asc'],
    ['targetStartDate', 'desc'],
  ] as const)('is read page by page without a gap: %s, %s', async (sort, order) => {
    const whole = titles(await desk.jobs.list({ sort, order }))
    const paged: (string | null)[] = []
    for (let cursor: string | undefined; paged.length < 10; ) {
      const page = await desk.jobs.list({ sort, order, cursor, limit: 1 })
      paged.push(...titles(page))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }

    expect(paged).toEqual(whole)
  })

  test('is filtered by status, department, location and words', async () => {
    expect(titles(await desk.jobs.list({ status: 'Active' }))).toEqual(['Baker'])
    expect(titles(await desk.jobs.list({ department: 'Kitchen', status: 'Planned' }))).toEqual(['Cook'])
    expect(titles(await desk.jobs.list({ location: 'Paris' }))).toEqual(['Cook'])
    expect(titles(await desk.jobs.list({ search: 'uber night torres' }))).toEqual(['Über-Waiter'])
    expect(titles(await desk.jobs.list({ search: 'kitchen', sort: 'title', order: 'asc' }))).toEqual(['Baker', 'Cellar hand', 'Cook'])
    expect(await outcomeOf(desk.jobs.list({ cursor: 'nonsense' }))).toBe('invalid_input')
  })

  test('and its counts show nothing of another organization', async () => {
    const strangers = openJobsOf(await createTenant())
    expect((await strangers.list({ search: 'kitchen' })).items).toEqual([])
    expect(await strangers.counts({})).toEqual({ Planned: 0, Active: 0, Paused: 0, Filled: 0, Cancelled: 0 })
    expect(await desk.jobs.counts({})).toEqual({ Planned: 1, Active: 1, Paused: 1, Filled: 0, Cancelled: 1 })
    expect(await desk.jobs.counts({ department: 'Kitchen', search: 'c' })).toMatchObject({ Active: 1, Planned: 1, Cancelled: 1, Paused: 0 })
  })

  test('offers the departments, teams and locations of jobs and people', async () => {
    const { people } = callAs({ sessionId: desk.admin.sessionId, slug: desk.slug })
    await people.create({ values: { ...SOMEBODY, department: 'Accounts', location: 'Oslo' } })

    expect(await desk.jobs.choices({})).toEqual({
      departments: ['Accounts', 'Kitchen', 'Service'],
      teams: ['Night'],
      locations: ['Berlin', 'Oslo', 'Paris'],
    })
  })
})

const SOMEBODY = { firstName: 'Bo', lastName: 'Ng', personalEmail: 'bo@mail.example', jobTitle: 'Chef', startDate: '2026-06-15' }

describe('headcount', () => {
  test('counts who works here at the end of each month, and the open jobs that should have started by then', async () => {
    const own = await openDesk()
    const { people } = callAs({ sessionId: own.admin.sessionId, slug: own.slug })
    const { id, periods } = await people.create({ values: { ...SOMEBODY, department: 'Kitchen' } })
    await people.setPeriod({ id, periodId: periods[0]?.id ?? '', startDate: '2026-06-15', endDate: '2027-02-27' })
    await people.create({ values: { ...SOMEBODY, personalEmail: 'al@mail.example', startDate: '2027-01-31' } })
    await own.create('Baker', { department: 'Kitchen', targetStartDate: '2027-02-28' }, 'Active')
    await own.create('Late', { department: 'Later', targetStartDate: '2028-01-01' })
    await own.create('Undated', { department: 'Kitchen' })
    await own.create('Off', { department: 'Kitchen', targetStartDate: '2027-01-01' }, 'Cancelled')

    expect(await own.jobs.headcount({ from: '2026-12', to: '2027-03' })).toEqual({
      months: ['2026-12', '2027-01', '2027-02', '2027-03'],
      departments: [
        { department: 'Kitchen', people: [1, 1, 0, 0], openJobs: [0, 0, 1, 1] },
        { department: null, people: [0, 1, 1, 1], openJobs: [0, 0, 0, 0] },
      ],
      undated: 1,
    })
    expect(await outcomeOf(own.jobs.headcount({ from: '2027-03', to: '2026-12' }))).toBe('invalid_input')
    expect(await outcomeOf(own.jobs.headcount({ from: '2027-01', to: '2030-01' }))).toBe('invalid_input')
  })
})
