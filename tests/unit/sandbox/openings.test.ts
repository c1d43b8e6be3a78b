import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiAnswer, TestAccount, TestSandbox } from './running-sandbox.ts'
import { openTestAccount, openTestSandbox } from './running-sandbox.ts'

const openingSchema = z.looseObject({
  id: z.string(),
  openingState: z.string(),
  isArchived: z.boolean(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  latestVersion: z.looseObject({ id: z.string(), identifier: z.string(), jobIds: z.array(z.string()), locationIds: z.array(z.string()) }),
})
const entity = z.looseObject({ id: z.string() })
const overviewSchema = z.object({
  jobs: z.array(entity).min(1),
  departments: z.array(entity).min(1),
  locations: z.array(entity).min(1),
  closeReasons: z.array(entity).min(1),
})

let sandbox: TestSandbox

beforeAll(async () => {
  sandbox = await openTestSandbox()
})
afterAll(() => sandbox.close())

function read({ body }: ApiAnswer) {
  return openingSchema.parse(body.results)
}

function readAll({ body }: ApiAnswer) {
  return z.array(openingSchema).parse(body.results)
}

async function openCompany(draft: object = {}) {
  const account = await openTestAccount(sandbox, { approvals: false, ...draft })
  const { jobs, departments, locations, closeReasons } = overviewSchema.parse(await account.control('account.overview'))
  const [job, department, location, closeReason] = [jobs[0]?.id, departments[0]?.id, locations[0]?.id, closeReasons[0]?.id]

  return { account, job, department, location, closeReason }
}

async function createOpening(account: TestAccount, draft: object = {}) {
  return read(await account.call('opening.create', draft))
}

/** Somebody with an offer that carries the opening. */
async function offerOpening(account: TestAccount, { openingId, jobId }: { openingId: string; jobId?: string }) {
  const created = await account.control('candidate.create', { name: 'Ana Lima', jobId })
  const { applicationId } = z.object({ applicationId: z.string() }).parse(created)
  const terms = { salary: 60_000, currencyCode: 'EUR', startDate: '2027-03-01' }
  const offer = entity.parse(await account.control('offer.create', { applicationId, openingId, ...terms }))

  return { applicationId, offerId: offer.id }
}

async function stateOf(account: TestAccount, openingId: string) {
  return read(await account.call('opening.info', { openingId })).openingState
}

describe('creating an opening', () => {
  it('is a draft with nothing in it unless told otherwise, and shows what it lacks as null', async () => {
    const { account } = await openCompany()
    expect(await createOpening(account)).toMatchObject({
      openingState: 'Draft',
      isArchived: false,
      openedAt: null,
      closedAt: null,
      archivedAt: null,
      closeReasonId: null,
      latestVersion: {
        identifier: '',
        teamId: null,
        jobIds: [],
        locationIds: [],
        targetHireDate: null,
        targetStartDate: null,
        isBackfill: false,
      },
    })
  })

  it('takes what it names as it is in a draft and checks that it is there in every other state', async () => {
    const { account, department, job, location } = await openCompany()
    for (const [key, wrong, code] of [
      ['teamId', randomUUID(), 'department_not_found'],
      ['jobIds', [randomUUID()], 'job_not_found'],
      ['locationIds', [randomUUID()], 'location_not_found'],
    ] as const) {
      expect((await account.call('opening.create', { [key]: wrong })).body.success).toBe(true)
      for (const openingState of ['Approved', 'Open', 'Closed']) {
        expect((await account.call('opening.create', { [key]: wrong, openingState })).body.errorInfo?.code).toBe(code)
      }
    }

    const right = { teamId: department, jobIds: [job], locationIds: [location], openingState: 'Open' }
    expect(await createOpening(account, right)).toMatchObject({ openingState: 'Open', openedAt: expect.any(String) })
    await account.control('department.update', { departmentId: department, isArchived: true })
    expect((await account.call('opening.create', right)).body.errorInfo?.code).toBe('invalid_input')
  })

  it.each([
    { openingState: 'Filled' },
    { targetHireDate: '2027-02-30' },
    { targetStartDate: '1 April' },
    { targetStartDate: null },
    { teamId: 'Engineering' },
    { employmentType: 'Volunteer' },
    { jobIds: 'all' },
  ])('refuses %j', async (draft) => {
    const { account } = await openCompany()
    expect((await account.call('opening.create', draft)).body.errorInfo?.code).toBe('invalid_input')
    expect((await account.call('opening.list')).body.results).toEqual([])
  })

  it('lets several have the same identifier, and a search finds them all and none but them', async () => {
    const { account } = await openCompany()
    const ids = [await createOpening(account, { identifier: 'H-1' }), await createOpening(account, { identifier: 'H-1' })].map(
      ({ id }) => id,
    )
    await createOpening(account, { identifier: 'H-10' })
    expect(readAll(await account.call('opening.search', { identifier: 'H-1' })).map(({ id }) => id)).toEqual(ids)
    expect(readAll(await account.call('opening.search', { identifier: 'h-1' }))).toEqual([])
  })
})

describe('changing an opening', () => {
  it('changes what is given, in a new version, and comes with the next sync', async () => {
    const { account, department } = await openCompany()
    const before = await createOpening(account, { identifier: 'H-1', description: 'A welder', targetHireDate: '2027-02-01' })
    const { syncToken } = (await account.call('opening.list')).body
    const after = read(
      await account.call('opening.update', { openingId: before.id, identifier: 'H-2', teamId: department, isBackfill: true }),
    )
    expect(after.latestVersion).toMatchObject({
      identifier: 'H-2',
      description: 'A welder',
      targetHireDate: '2027-02-01',
      teamId: department,
      isBackfill: true,
    })
    expect(after.latestVersion.id).not.toBe(before.latestVersion.id)
    expect(readAll(await account.call('opening.list', { syncToken })).map(({ id }) => id)).toEqual([before.id])
  })

  it('lists by when it was created, not by when it was changed', async () => {
    const { account } = await openCompany()
    const { id: openingId } = await createOpening(account)
    const createdAfter = Date.now()
    await expect.poll(() => Date.now()).toBeGreaterThan(createdAfter)
    await account.call('opening.update', { openingId, identifier: 'H-2' })
    expect(readAll(await account.call('opening.list', { createdAfter }))).toEqual([])
  })

  it('adds and removes jobs and locations one by one; twice is once', async () => {
    const { account, job: jobId, location: locationId } = await openCompany()
    const { id: openingId } = await createOpening(account)
    for (let time = 0; time < 2; time += 1) await account.call('opening.addJob', { openingId, jobId })
    const added = read(await account.call('opening.addLocation', { openingId, locationId }))
    expect(added.latestVersion).toMatchObject({ jobIds: [jobId], locationIds: [locationId] })
    for (let time = 0; time < 2; time += 1) await account.call('opening.removeLocation', { openingId, locationId })
    const removed = read(await account.call('opening.removeJob', { openingId, jobId }))
    expect(removed.latestVersion).toMatchObject({ jobIds: [], locationIds: [] })
    expect((await account.call('opening.addJob', { openingId, jobId: randomUUID() })).body.errorInfo?.code).toBe('job_not_found')
  })

  it('goes from state to state; closing takes a reason, and Filled cannot be set', async () => {
    const { account, closeReason: closeReasonId } = await openCompany()
    const { id: openingId } = await createOpening(account)
    const move = (input: object) => account.call('opening.setOpeningState', { openingId, ...input })
    expect(read(await move({ openingState: 'Approved' })).openedAt).toBeNull()
    expect(read(await move({ openingState: 'Open' })).openedAt).toEqual(expect.any(String))
    for (const wrong of [{ openingState: 'Closed' }, { openingState: 'Filled' }, { openingState: 'Paused' }]) {
      expect((await move(wrong)).body.errorInfo?.code).toBe('invalid_input')
    }
    expect((await move({ openingState: 'Closed', closeReasonId: randomUUID() })).body.errorInfo?.code).toBe('close_reason_not_found')
    expect(read(await move({ openingState: 'Closed', closeReasonId }))).toMatchObject({ closeReasonId, closedAt: expect.any(String) })
    expect(read(await move({ openingState: 'Open' }))).toMatchObject({ closeReasonId: null, closedAt: null })
  })

  it('is not approved while the department of its draft is not there', async () => {
    const { account } = await openCompany()
    const { id: openingId } = await createOpening(account, { teamId: randomUUID() })
    const { body } = await account.call('opening.setOpeningState', { openingId, openingState: 'Approved' })
    expect(body.errorInfo?.code).toBe('department_not_found')
    expect(await stateOf(account, openingId)).toBe('Draft')
  })

  it('is put away and brought back in the state it had', async () => {
    const { account } = await openCompany()
    const { id: openingId } = await createOpening(account, { openingState: 'Approved' })
    const archived = { openingState: 'Approved', isArchived: true, archivedAt: expect.any(String) }
    expect(read(await account.call('opening.setArchived', { openingId, archive: true }))).toMatchObject(archived)
    const back = { openingState: 'Approved', isArchived: false, archivedAt: null }
    expect(read(await account.call('opening.setArchived', { openingId, archive: false }))).toMatchObject(back)
  })
})

describe('a hire', () => {
  it('fills the opening of the accepted offer; taking it back frees it, hiring again fills it again', async () => {
    const { account, job: jobId } = await openCompany()
    const { id: openingId } = await createOpening(account, { openingState: 'Open', jobIds: [jobId] })
    const { applicationId, offerId } = await offerOpening(account, { openingId, jobId })
    await account.control('application.hire', { applicationId })
    expect(await stateOf(account, openingId)).toBe('Open')

    await account.call('offer.setStatus', { offerId, acceptanceStatus: 'Accepted' })
    expect(await stateOf(account, openingId)).toBe('Filled')
    const { body } = await account.call('application.info', { applicationId, expand: ['openings'] })
    expect(body.results).toMatchObject({ openings: [{ id: openingId, openingState: 'Filled' }] })
    const refused = await account.call('opening.setOpeningState', { openingId, openingState: 'Open' })
    expect(refused.body.errorInfo?.code).toBe('opening_state_invalid')

    await account.control('application.move', { applicationId, stageType: 'Offer' })
    expect(read(await account.call('opening.info', { openingId }))).toMatchObject({ openingState: 'Open', closedAt: null })
    await account.control('application.hire', { applicationId })
    expect(await account.control('opening.dump')).toMatchObject({
      openings: [{ openingState: 'Filled', applicationId, filledBy: 'Ana Lima' }],
    })
    await account.control('application.archive', { applicationId })
    expect(await stateOf(account, openingId)).toBe('Open')
  })

  it('without an accepted offer, or with one that carries none, fills nothing', async () => {
    const { account, job: jobId } = await openCompany()
    const { id: openingId } = await createOpening(account, { openingState: 'Approved' })
    const { applicationId, offerId } = await offerOpening(account, { openingId, jobId })
    await account.control('offer.decide', { offerId, decision: 'Declined' })
    await account.control('application.hire', { applicationId })
    expect(await stateOf(account, openingId)).toBe('Approved')
  })

  it('leaves an opening closed that was closed meanwhile', async () => {
    const { account, job: jobId, closeReason: closeReasonId } = await openCompany()
    const { id: openingId } = await createOpening(account, { openingState: 'Open' })
    const { offerId } = await offerOpening(account, { openingId, jobId })
    await account.call('opening.setOpeningState', { openingId, openingState: 'Closed', closeReasonId })
    await account.control('offer.decide', { offerId, decision: 'Accepted', hire: true })
    expect(read(await account.call('opening.info', { openingId }))).toMatchObject({ openingState: 'Closed', closeReasonId })
  })

  it('keeps an opening for one offer at a time, and a declined offer gives it back', async () => {
    const { account, job: jobId } = await openCompany()
    const { id: openingId } = await createOpening(account, { openingState: 'Open' })
    const { offerId } = await offerOpening(account, { openingId, jobId })
    await expect(offerOpening(account, { openingId, jobId })).rejects.toThrow('opening_in_use')
    await account.control('offer.decide', { offerId, decision: 'Declined' })
    await offerOpening(account, { openingId, jobId })
  })
})

describe('a company whose plan has no openings', () => {
  it('is answered as if the permission were missing, which apiKey.info reports as granted', async () => {
    const { account } = await openCompany({ hasOpenings: false })
    for (const [operation, input, permission] of [
      ['opening.list', {}, 'jobsRead'],
      ['opening.create', { identifier: 'H-1' }, 'jobsWrite'],
    ] as const) {
      const { status, body } = await account.call(operation, input)
      expect(status).toBe(403)
      expect(body).toMatchObject({
        success: false,
        errorInfo: { code: 'missing_endpoint_permission' },
        errors: [{ parameter: permission }],
      })
    }
    expect((await account.call('apiKey.info')).body.results).toMatchObject({ scopes: expect.arrayContaining(['jobs:read', 'jobs:write']) })
    expect((await account.call('job.list')).body.success).toBe(true)

    await account.control('account.update', { hasOpenings: true })
    expect((await account.call('opening.list')).body.results).toEqual([])
  })
})
