import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHouse, type TestHouse } from '#tests/setup/company.ts'
import { type OpeningDesk, openOpeningDesk } from './desk.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** One active job with its opening, which Ashby's reads show by now. */
async function openLinked(values: Record<string, string | null> = {}) {
  const desk = await openOpeningDesk(house)
  const jobId = await desk.add('Engineer', { identifier: 'JOB-1', department: 'Engineering', ...values })
  await desk.sync()
  await desk.passTime(5)
  const [opening] = await desk.dump()
  if (!opening) throw new Error('The opening was not made.')

  return { ...desk, jobId, openingId: opening.openingId }
}

const setField = (desk: OpeningDesk & { jobId: string }, field: string, value: string | null) =>
  desk.api.openJobs.setField({ id: desk.jobId, field, value })

describe('changes follow', () => {
  test('of every built-in field, added and removed lists included', async () => {
    const desk = await openLinked({ location: 'London' })
    await setField(desk, 'title', 'Senior engineer')
    await setField(desk, 'identifier', 'JOB-1B')
    await setField(desk, 'employmentType', 'Contract')
    await setField(desk, 'isBackfill', 'yes')
    await setField(desk, 'targetHireDate', '2027-05-01')
    await setField(desk, 'targetStartDate', '2027-06-01')
    await setField(desk, 'location', null)
    const report = await desk.sync()
    expect(report).toMatchObject({ changed: 1, failed: 0 })
    expect(report.items[0]?.fields.toSorted()).toEqual(
      ['Backfill', 'Employment type', 'Identifier', 'Location', 'Target hire date', 'Target start date', 'Title'].toSorted(),
    )
    expect(await desk.dump()).toMatchObject([
      {
        description: 'Senior engineer',
        identifier: 'JOB-1B',
        employmentType: 'Contract',
        isBackfill: true,
        targetHireDate: '2027-05-01',
        targetStartDate: '2027-06-01',
        locations: [],
      },
    ])
    // Reads that lag behind what was written are no edits of Ashby's.
    await desk.account.control('faults.set', { readLagMs: 8_000 })
    expect((await desk.sync()).items).toEqual([])
    expect((await desk.api.openings.get({ openJobId: desk.jobId }))?.differences).toEqual([])
  })

  test('the job in Ashby is attached where a title is matched', async () => {
    const desk = await openLinked()
    await desk.api.openings.confirmMatches({
      matches: [
        { kind: 'job', value: 'Engineer', externalId: desk.overview.jobs.find(({ title }) => title === 'Software Engineer')?.id ?? null },
      ],
    })
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    expect(await desk.dump()).toMatchObject([{ jobs: ['Software Engineer'] }])
  })

  test('a paused job changes nothing in Ashby; active again it does', async () => {
    const desk = await openLinked()
    await desk.api.openJobs.setStatus({ id: desk.jobId, status: 'Paused' })
    await setField(desk, 'title', 'Paused engineer')
    expect(await desk.sync()).toMatchObject({ changed: 0 })
    expect(await desk.dump()).toMatchObject([{ description: 'Engineer', openingState: 'Approved' }])
    await desk.api.openJobs.setStatus({ id: desk.jobId, status: 'Active' })
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    expect(await desk.dump()).toMatchObject([{ description: 'Paused engineer' }])
  })

  test('a date that is cleared here cannot be cleared there: that is said once and not tried for ever', async () => {
    const desk = await openLinked({ targetStartDate: '2027-06-01' })
    await setField(desk, 'targetStartDate', null)
    const report = await desk.sync()
    expect(report.items).toMatchObject([{ outcome: 'Waiting', problem: { code: 'opening_cannot_clear', field: 'targetStartDate' } }])
    await setField(desk, 'targetStartDate', '2027-07-01')
    expect(await desk.sync()).toMatchObject({ changed: 1, waiting: 0 })
    expect(await desk.dump()).toMatchObject([{ targetStartDate: '2027-07-01' }])
  })

  test('an update whose answer was lost is looked at, then written if it is not there', async () => {
    const desk = await openLinked()
    await setField(desk, 'title', 'Lost title')
    await desk.account.control('faults.set', { errorNext: 1, onlyOperations: ['opening.update'] })
    expect((await desk.sync()).items).toMatchObject([{ outcome: 'Failed', problem: { code: 'opening_answer_lost' } }])
    expect((await desk.sync()).items).toMatchObject([{ outcome: 'Waiting', problem: { code: 'opening_answer_lost' } }])
    await desk.passTime(2)
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    await desk.passTime(2)
    expect((await desk.sync()).items).toEqual([])
    expect(await desk.dump()).toMatchObject([{ description: 'Lost title' }])
  })
})

describe('a cancelled job closes its opening', () => {
  test('with its own reason, the one of the setup, and not at all without', async () => {
    const desk = await openLinked()
    await desk.api.openJobs.setStatus({ id: desk.jobId, status: 'Cancelled' })
    expect((await desk.sync()).items).toMatchObject([{ outcome: 'Waiting', problem: { code: 'close_reason_missing' } }])
    expect(await desk.dump()).toMatchObject([{ openingState: 'Approved' }])

    await desk.api.openings.updateSetup({ closeReasonId: desk.reasonId })
    expect(await desk.sync()).toMatchObject({ closed: 1 })
    expect(await desk.dump()).toMatchObject([{ openingState: 'Closed', closeReason: 'Budget withdrawn' }])
    expect((await desk.sync()).items).toEqual([])
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({ sourceState: 'Closed', hasProblem: false })
  })

  test('once: where somebody in Ashby opens it again that is said', async () => {
    const desk = await openLinked()
    await desk.api.openJobs.setStatus({
      id: desk.jobId,
      status: 'Cancelled',
      closeReason: { id: desk.reasonId, label: 'Budget withdrawn' },
    })
    await desk.sync()
    await desk.passTime(5)
    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Open' })
    expect((await desk.sync()).items).toMatchObject([{ problem: { code: 'opening_reopened' } }])
    expect(await desk.dump()).toMatchObject([{ openingState: 'Open' }])
  })

  test('and active again opens it again', async () => {
    const desk = await openLinked()
    await desk.api.openJobs.setStatus({
      id: desk.jobId,
      status: 'Cancelled',
      closeReason: { id: desk.reasonId, label: 'Budget withdrawn' },
    })
    await desk.sync()
    await desk.api.openJobs.setStatus({ id: desk.jobId, status: 'Active' })
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    expect(await desk.dump()).toMatchObject([{ openingState: 'Approved' }])
  })
})

describe('what happens in Ashby', () => {
  test('opened, filled, opened again: reflected here, and nothing is written', async () => {
    const desk = await openLinked()
    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Open' })
    await desk.sync()
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({ sourceState: 'Open' })

    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Filled' })
    const report = await desk.sync()
    expect(report).toMatchObject({ filled: 1, changed: 0 })
    expect(report.items).toMatchObject([{ outcome: 'Filled', openJobId: desk.jobId }])
    expect(await desk.api.openJobs.get({ id: desk.jobId })).toMatchObject({ status: 'Filled', filledBy: null })
    expect(await desk.sync()).toMatchObject({ filled: 0 })

    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Open' })
    await desk.sync()
    expect(await desk.api.openJobs.get({ id: desk.jobId })).toMatchObject({ status: 'Active' })
  })

  test('closed and archived there: told, and never made anew', async () => {
    const desk = await openLinked()
    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Closed' })
    expect((await desk.sync()).items).toMatchObject([{ problem: { code: 'opening_closed' } }])
    await desk.account.control('opening.archive', { openingId: desk.openingId })
    expect((await desk.sync()).items).toMatchObject([{ problem: { code: 'opening_gone' } }])
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({ state: 'Gone', hasProblem: true })
    await desk.account.control('opening.archive', { openingId: desk.openingId, isArchived: false })
    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Open' })
    expect((await desk.sync()).items).toEqual([])
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({
      state: 'Linked',
      sourceState: 'Open',
      hasProblem: false,
    })
    expect(await desk.dump()).toHaveLength(1)
  })

  test('a sync token that Ashby no longer takes reads it all', async () => {
    const desk = await openLinked()
    await desk.account.control('faults.expire-tokens')
    await desk.account.control('opening.set-state', { openingId: desk.openingId, openingState: 'Open' })
    expect(await desk.sync()).toMatchObject({ state: 'Done', error: null })
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({ sourceState: 'Open' })
  })
})

describe('edits of Ashby’s people', () => {
  const editThere = (desk: OpeningDesk & { openingId: string }) =>
    desk.account.control('opening.update', { openingId: desk.openingId, description: 'Edited there', targetStartDate: '2028-01-03' })

  test('ask: shown and counted, not overwritten, until somebody decides', async () => {
    const desk = await openLinked({ targetStartDate: '2027-06-01' })
    await editThere(desk)
    expect((await desk.sync()).items).toEqual([])
    expect((await desk.api.openJobs.get({ id: desk.jobId })).opening).toMatchObject({ differences: 2 })
    expect((await desk.api.openings.setup({})).undecided).toBe(1)
    expect(await desk.dump()).toMatchObject([{ description: 'Edited there' }])

    const { differences = [] } = (await desk.api.openings.get({ openJobId: desk.jobId })) ?? {}
    expect(differences).toMatchObject([
      { field: 'title', label: 'Title', ours: 'Engineer', theirs: 'Edited there', winner: 'ask', needsDecision: true },
      { field: 'targetStartDate', ours: '2027-06-01', theirs: '2028-01-03' },
    ])
    const after = await desk.api.openings.decide({ openJobId: desk.jobId, field: 'title', take: 'ours' })
    expect(after.differences).toHaveLength(1)
    await desk.api.openings.decide({ openJobId: desk.jobId, field: 'targetStartDate', take: 'theirs' })
    expect(await desk.api.openJobs.get({ id: desk.jobId })).toMatchObject({ title: 'Engineer', targetStartDate: '2028-01-03' })
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    expect(await desk.dump()).toMatchObject([{ description: 'Engineer', targetStartDate: '2028-01-03' }])
    expect((await desk.api.openings.setup({})).undecided).toBe(0)
    await expect(desk.api.openings.decide({ openJobId: desk.jobId, field: 'title', take: 'ours' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  test('handoff wins: written back', async () => {
    const desk = await openLinked({ targetStartDate: '2027-06-01' })
    await desk.api.openings.updateSetup({ winners: { title: 'handoff', targetStartDate: 'handoff' } })
    await editThere(desk)
    expect(await desk.sync()).toMatchObject({ changed: 1 })
    expect(await desk.dump()).toMatchObject([{ description: 'Engineer', targetStartDate: '2027-06-01' }])
  })

  test('ashby wins: becomes ours, with history by the machine', async () => {
    const desk = await openLinked({ targetStartDate: '2027-06-01' })
    await desk.api.openings.updateSetup({ winners: { title: 'ashby', targetStartDate: 'ashby', team: 'ashby' } })
    await editThere(desk)
    expect(await desk.sync()).toMatchObject({ failed: 0, waiting: 0 })
    const job = await desk.api.openJobs.get({ id: desk.jobId })
    expect(job).toMatchObject({ title: 'Edited there', targetStartDate: '2028-01-03', opening: { differences: 0 } })
    expect(job.history[0]).toMatchObject({ kind: 'edited', by: null })
    expect(await desk.dump()).toMatchObject([{ description: 'Edited there', targetStartDate: '2028-01-03' }])
  })

  test('ashby wins with a team that none of our values means: both stay, and it is said', async () => {
    const desk = await openLinked()
    await desk.api.openings.updateSetup({ winners: { team: 'ashby' } })
    await desk.account.control('opening.update', { openingId: desk.openingId, teamId: null })
    await desk.sync()
    expect(await desk.api.openJobs.get({ id: desk.jobId })).toMatchObject({ department: null })
  })
})
