import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSync } from '#lib/domain/openings/syncs/mutations.ts'
import { startScheduledOpeningSync } from '#lib/pipeline/openings/start-scheduled-opening-sync.ts'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { openOpeningDesk } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

describe('an active open job becomes an opening', () => {
  test('in state Approved with all that it says, once however often it is synced', async () => {
    const desk = await openOpeningDesk(house)
    const jobId = await desk.add('Field engineer', {
      identifier: 'FE-1',
      department: 'Engineering',
      location: 'London',
      employmentType: 'PartTime',
      isBackfill: 'yes',
      targetHireDate: '2027-02-01',
      targetStartDate: '2027-03-01',
    })
    await desk.add('Not yet', { identifier: 'FE-2' }, 'Planned')

    const report = await desk.sync()
    expect(report).toMatchObject({ state: 'Done', error: null, created: 1, waiting: 0, failed: 0, total: 1, seen: 1 })
    expect(report.calls).toBeGreaterThan(2)
    expect(report.items).toMatchObject([{ openJobId: jobId, outcome: 'Created', identifier: 'FE-1', problem: null }])
    expect(await desk.dump()).toMatchObject([
      {
        openingState: 'Approved',
        identifier: 'FE-1',
        description: 'Field engineer',
        department: 'Engineering',
        locations: ['London'],
        employmentType: 'PartTime',
        isBackfill: true,
        targetHireDate: '2027-02-01',
        targetStartDate: '2027-03-01',
      },
    ])
    expect((await desk.api.openJobs.get({ id: jobId })).opening).toEqual({
      state: 'Linked',
      sourceState: 'Approved',
      hasProblem: false,
      differences: 0,
    })

    const again = await desk.sync()
    expect(again).toMatchObject({ created: 0, changed: 0, waiting: 0, failed: 0 })
    expect(again.items).toEqual([])
    await desk.passTime(5)
    expect((await desk.sync()).items).toEqual([])
    expect(await desk.dump()).toHaveLength(1)
  })

  test('a value that nobody matched makes it wait and is named; once it is confirmed the opening is made', async () => {
    const desk = await openOpeningDesk(house, { isMatched: false })
    const jobId = await desk.add('Engineer', { department: 'Engineering', location: 'London' })
    const report = await desk.sync()
    expect(report).toMatchObject({ created: 0, waiting: 1 })
    expect(report.items[0]?.problem).toMatchObject({ code: 'opening_unmatched', field: 'department' })
    expect(report.items[0]?.problem?.message).toContain('Engineering')
    expect(await desk.dump()).toEqual([])
    expect((await desk.api.openings.setup({})).unmatched).toBe(2)

    const matches = await desk.api.openings.matches({})
    expect(matches.map(({ kind, value, suggested }) => [kind, value, suggested?.name ?? null])).toEqual([
      ['department', 'Engineering', 'Engineering'],
      ['location', 'London', 'London'],
      ['job', 'Engineer', null],
    ])
    await desk.api.openings.confirmMatches({
      matches: matches.flatMap(({ kind, value, suggested }) => (suggested ? [{ kind, value, externalId: suggested.externalId }] : [])),
    })
    expect(await desk.sync()).toMatchObject({ created: 1, waiting: 0 })
    expect((await desk.api.openings.get({ openJobId: jobId }))?.problem).toBeNull()
    expect(await desk.dump()).toMatchObject([{ department: 'Engineering', locations: ['London'] }])

    await desk.account.control('department.update', { departmentId: desk.overview.departments[0]?.id, isArchived: true })
    await desk.add('Second engineer', { department: 'Engineering' })
    const gone = await desk.sync()
    expect(gone.items.map(({ problem }) => problem?.code)).toEqual(['opening_match_gone', 'opening_match_gone'])
    expect(await desk.dump()).toHaveLength(1)
  })

  test('an identifier that stands in Ashby already waits for somebody, who links it', async () => {
    const desk = await openOpeningDesk(house)
    const { id: externalId } = await desk.account.control('opening.create', {
      identifier: 'TAKEN-1',
      description: 'By hand',
      openingState: 'Open',
    })
    const jobId = await desk.add('From Handoff', { identifier: 'TAKEN-1' })
    const report = await desk.sync()
    expect(report.items).toMatchObject([{ outcome: 'Waiting', problem: { code: 'identifier_taken' } }])
    expect(await desk.dump()).toHaveLength(1)
    const opening = await desk.api.openings.get({ openJobId: jobId })
    expect(opening?.candidate).toEqual({ externalId, title: 'By hand', sourceState: 'Open' })

    const linked = await desk.api.openings.link({ openJobId: jobId, externalId: String(externalId) })
    expect(linked).toMatchObject({ state: 'Linked', sourceState: 'Open', candidate: null, problem: null })
    expect(linked.differences).toMatchObject([{ field: 'title', ours: 'From Handoff', theirs: 'By hand', needsDecision: true }])
    await desk.api.openings.decide({ openJobId: jobId, field: 'title', take: 'ours' })
    expect(await desk.sync()).toMatchObject({ changed: 1, created: 0 })
    expect(await desk.dump()).toMatchObject([{ description: 'From Handoff', openingState: 'Open' }])
  })

  test('or changes the identifier', async () => {
    const desk = await openOpeningDesk(house)
    await desk.account.control('opening.create', { identifier: 'TAKEN-2', openingState: 'Open' })
    const jobId = await desk.add('From Handoff', { identifier: 'TAKEN-2' })
    await desk.sync()
    await desk.api.openJobs.setField({ id: jobId, field: 'identifier', value: 'FREE-2' })
    expect(await desk.sync()).toMatchObject({ created: 1 })
    expect((await desk.dump()).map(({ identifier }) => identifier).sort()).toEqual(['FREE-2', 'TAKEN-2'])
  })
})

describe('an answer that is lost', () => {
  test.each([
    ['the write happened', { lostAnswerNext: 1 }],
    ['Ashby failed before it', { errorNext: 1 }],
  ])('%s: exactly one opening', async (_what, faults) => {
    const desk = await openOpeningDesk(house)
    const jobId = await desk.add('Engineer', { identifier: 'LOST-1' })
    await desk.account.control('faults.set', { ...faults, onlyOperations: ['opening.create'] })
    const first = await desk.sync()
    expect(first.items).toMatchObject([{ outcome: 'Waiting', problem: { code: 'opening_answer_lost' } }])
    // Reads lag: nothing is looked for at once, and nothing is sent again.
    expect(await desk.sync()).toMatchObject({ created: 0, waiting: 1 })
    expect(await desk.dump()).toHaveLength('lostAnswerNext' in faults ? 1 : 0)

    await desk.passTime(2)
    const found = await desk.sync()
    if ('errorNext' in faults) {
      expect(found).toMatchObject({ created: 0, waiting: 1 })
      expect(await desk.sync()).toMatchObject({ created: 0, waiting: 1 })
      await desk.passTime(1)
      expect(await desk.sync()).toMatchObject({ created: 1 })
    } else expect(found).toMatchObject({ created: 1 })
    expect(await desk.dump()).toMatchObject([{ identifier: 'LOST-1', openingState: 'Approved' }])
    expect((await desk.api.openJobs.get({ id: jobId })).opening).toMatchObject({ state: 'Linked', hasProblem: false })
  })

  test('somebody changes the identifier meanwhile: it is found by the one that was sent, and the new one follows', async () => {
    const desk = await openOpeningDesk(house)
    const jobId = await desk.add('Engineer', { identifier: 'OLD-1' })
    await desk.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['opening.create'] })
    await desk.sync()
    await desk.api.openJobs.setField({ id: jobId, field: 'identifier', value: 'NEW-1' })
    await desk.passTime(2)
    await desk.sync()
    expect((await desk.dump()).map(({ identifier }) => identifier)).toEqual(['NEW-1'])
  })

  test('the job is cancelled meanwhile: the opening that was made is closed', async () => {
    const desk = await openOpeningDesk(house)
    const jobId = await desk.add('Engineer', { identifier: 'GONE-1' })
    await desk.account.control('faults.set', { lostAnswerNext: 1, onlyOperations: ['opening.create'] })
    await desk.sync()
    await desk.api.openJobs.setStatus({ id: jobId, status: 'Cancelled', closeReason: { id: desk.reasonId, label: 'Budget withdrawn' } })
    await desk.passTime(2)
    expect(await desk.sync()).toMatchObject({ closed: 1 })
    expect(await desk.dump()).toMatchObject([{ openingState: 'Closed', closeReason: 'Budget withdrawn' }])
  })
})

test('cancelled while the creation is in flight: created, then closed at once', async () => {
  const desk = await openOpeningDesk(house)
  const jobId = await desk.add('Engineer', { identifier: 'FLIGHT-1' })
  await desk.account.control('faults.set', { latencyMs: 1_500, onlyOperations: [] })
  const running = desk.sync()
  await expect.poll(() => readState(desk, jobId), { timeout: 30_000, interval: 100 }).toBe('Creating')
  await desk.api.openJobs.setStatus({ id: jobId, status: 'Cancelled', closeReason: { id: desk.reasonId, label: 'Budget withdrawn' } })
  await running
  expect(await desk.dump()).toMatchObject([{ identifier: 'FLIGHT-1', openingState: 'Closed' }])
})

async function readState(desk: Awaited<ReturnType<typeof openOpeningDesk>>, id: string) {
  return (await desk.api.openJobs.get({ id })).opening?.state
}

describe('at once', () => {
  test('two who press Sync now and the schedule get one sync, and each job one opening', async () => {
    const desk = await openOpeningDesk(house)
    for (let index = 0; index < 5; index += 1) await desk.add(`Engineer ${index}`)
    const [one, other] = await Promise.all([
      desk.api.openings.sync({}),
      desk.api.openings.sync({}),
      startScheduledOpeningSync({ scope: desk.scope }),
    ])
    expect(one.id).toBe(other.id)
    await Promise.all([house.drain(), house.drain()])
    expect(await desk.dump()).toHaveLength(5)
    const { items } = await desk.api.openings.syncs({})
    expect(items.filter(({ created }) => created > 0)).toHaveLength(1)
  })

  test('two syncs that really run at the same time send each job once', async () => {
    const desk = await openOpeningDesk(house)
    for (let index = 0; index < 8; index += 1) await desk.add(`Engineer ${index}`)
    const { runOpeningSync } = await import('#lib/pipeline/openings/run-opening-sync.ts')
    const { scope, connectionId } = desk
    const by = {
      scope,
      connectionId,
      trigger: 'Scheduled',
      actor: { kind: 'System' },
      origin: { ipAddress: null, requestId: null },
    } as const
    const { id } = await startSync(by)
    await Promise.all([runOpeningSync({ scope, syncId: id }), runOpeningSync({ scope, syncId: id }), runOpeningSync({ scope, syncId: id })])
    await house.drain()
    expect((await desk.dump()).map(({ identifier }) => identifier).sort()).toHaveLength(8)
    expect(new Set((await desk.dump()).map(({ identifier }) => identifier)).size).toBe(8)
  })
})

describe('nothing is sent', () => {
  test('while a permission is missing: which one is said', async () => {
    const desk = await openOpeningDesk(house, {
      scopes: ['jobs:read', 'offers:read', 'candidates:read', 'apiKeys:read', 'apiKeys:write'],
      isMatched: false,
    })
    await desk.add('Engineer')
    const { obstacle, missing } = await desk.api.openings.setup({})
    expect(obstacle).toMatchObject({ code: 'ashby_permission_missing' })
    expect(obstacle?.message).toContain('Jobs: Write')
    expect(missing.find(({ isRequired }) => isRequired)?.permission).toBe('Jobs: Write')
    await expect(desk.api.openings.sync({})).rejects.toMatchObject({ code: 'conflict' })
    await startScheduledOpeningSync({ scope: desk.scope })
    await house.drain()
    expect(await desk.dump()).toEqual([])
  })

  test('where the plan has no openings, which only Ashby tells', async () => {
    const desk = await openOpeningDesk(house)
    await desk.add('Engineer')
    await desk.account.control('account.update', { hasOpenings: false })
    expect(await desk.sync()).toMatchObject({ state: 'Failed', error: { code: 'openings_plan_missing' } })
    expect((await desk.api.openings.setup({})).obstacle).toMatchObject({ code: 'openings_plan_missing' })
    await desk.account.control('account.update', { hasOpenings: true })
    expect(await desk.sync()).toMatchObject({ state: 'Done', created: 1 })
    expect((await desk.api.openings.setup({})).obstacle).toBeNull()
  })

  test('a permission that was taken away meanwhile is kept on the account', async () => {
    const desk = await openOpeningDesk(house)
    await desk.add('Engineer')
    await desk.account.control('key.update', { keyId: desk.keyId, scopes: ['jobs:read', 'apiKeys:read'] })
    expect(await desk.sync()).toMatchObject({ state: 'Failed', error: { code: 'ashby_permission_missing' } })
    expect((await desk.api.openings.setup({})).obstacle).toMatchObject({ code: 'ashby_permission_missing' })
  })
})

test('429 holds the sync, and it goes on where it stood', async () => {
  const desk = await openOpeningDesk(house)
  for (let index = 0; index < 3; index += 1) await desk.add(`Engineer ${index}`)
  await desk.account.control('faults.set', { rateLimitNext: 1, retryAfterSeconds: 1, onlyOperations: ['opening.create'] })
  await desk.api.openings.sync({})
  await expect
    .poll(
      async () => {
        await house.drain()
        return (await desk.api.openings.syncs({})).items[0]
      },
      { timeout: 20_000, interval: 500 },
    )
    .toMatchObject({ state: 'Done', created: 3, error: null })
  expect(await desk.dump()).toHaveLength(3)
})
