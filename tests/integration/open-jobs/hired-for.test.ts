import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { followOpening } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf, type TestTenant } from '#tests/integration/access/tenants.ts'
import { deliver, openCompany, openHouse, type TestCompany, type TestHouse } from '#tests/setup/company.ts'

let house: TestHouse
let company: TestCompany
let tenant: TestTenant
let ashbyJobId: string
beforeAll(async () => {
  house = await openHouse()
  company = await openCompany(house, { approvals: false })
  const { slug } = await db().organization.findUniqueOrThrow({ where: { id: company.scope.organizationId }, select: { slug: true } })
  const session = await createSession({ userId: company.userId, method: 'Password', ipAddress: null, userAgent: null })
  tenant = { scope: company.scope, slug, admin: { userId: company.userId, email: 'imani@test.example', sessionId: session.id } }
  const { jobs } = (await control('account.overview')) as { jobs: { id: string; title: string }[] }
  ashbyJobId = String(jobs.find(({ title }) => title === 'Field Engineer')?.id)
})
afterAll(() => house.close())

const control = (act: string, input: object = {}) => company.account.control(act, input)
const api = () => callAs({ sessionId: tenant.admin.sessionId, slug: tenant.slug })
const addJob = (values: Record<string, string> = {}) =>
  api().openJobs.create({
    values: {
      title: 'Field Engineer',
      targetStartDate: '2027-02-22',
      payMinimum: '60000',
      payMaximum: '70000',
      currency: 'EUR',
      payInterval: 'Year',
      ...values,
    },
    status: 'Active',
  })

/** An open job whose opening Ashby has, as a sync leaves the two. */
async function addLinked(): Promise<{ id: string; openingId: string }> {
  const { id, identifier } = await addJob()
  const { openingId } = await addOpening(identifier ?? '')
  await link({ id, openingId })

  return { id, openingId }
}

async function addOpening(identifier: string): Promise<{ openingId: string }> {
  const opening = await control('opening.create', { identifier, openingState: 'Open', jobIds: [ashbyJobId] })

  return { openingId: String(opening.id) }
}

const link = ({ id, openingId }: { id: string; openingId: string }) =>
  inTenant(company.scope, (tx) =>
    tx.opening.create({
      data: {
        ...{ organizationId: company.scope.organizationId, connectionId: company.connectionId },
        ...{ openJobId: id, state: 'Linked', externalId: openingId },
      },
      select: { id: true },
    }),
  )

/** Somebody who accepts an offer, which names an opening unless told otherwise, and is hired. Answers ids of both sides. */
async function hire(openingId: string | null): Promise<{ applicationId: string; candidateId: string; newHireId: string }> {
  const made = await control('candidate.create', { name: 'Ngozi Eze', email: `${randomUUID()}@mail.example`, jobId: ashbyJobId })
  const applicationId = String(made.applicationId)
  const terms = { applicationId, salary: 72_000, currencyCode: 'EUR', startDate: '2027-03-01' }
  const offer = await control('offer.create', { ...terms, ...(openingId === null ? {} : { openingId }) })
  await control('offer.decide', { offerId: String(offer.id), decision: 'Accepted', hire: true })
  await deliver(house, company)

  return { applicationId, candidateId: String(made.candidateId), newHireId: await findHire(applicationId) }
}

const findHire = (externalId: string) =>
  inTenant(company.scope, async (tx) => (await tx.newHire.findFirstOrThrow({ where: { externalId }, select: { id: true } })).id)
const jobOf = (id: string) => api().openJobs.get({ id })
const hiredFor = (newHireId: string) => api().openJobs.suggestFor({ newHireId })

describe('an accepted offer with its opening', () => {
  test('leads the hire into the open job, and the person after', async () => {
    const { id, openingId } = await addLinked()
    const { newHireId } = await hire(openingId)

    expect(await jobOf(id)).toMatchObject({ status: 'Filled', filledBy: { kind: 'newHire', id: newHireId } })
    expect(await hiredFor(newHireId)).toMatchObject({ filled: { id }, notice: null, suggestions: [], canFill: true, pushed: null })
    expect((await jobOf(id)).comparison).toEqual({
      start: { planned: '2027-02-22', actual: '2027-03-01', difference: '7 days later than planned' },
      pay: {
        minimum: { amount: '60000', currency: 'EUR', interval: 'Year' },
        maximum: { amount: '70000', currency: 'EUR', interval: 'Year' },
        actual: { amount: '72000', currency: 'EUR', interval: null },
        difference: 'Planned per year, paid without an interval',
      },
    })

    await api().newHires.setField({ id: newHireId, field: 'payInterval', value: 'Year' })
    await api().newHires.add({ id: newHireId })
    const job = await jobOf(id)
    expect(job).toMatchObject({ status: 'Filled', filledBy: { kind: 'person', name: 'Ngozi Eze' } })
    expect(job.comparison?.pay?.difference).toBe('€2,000 above the planned range')
    expect(job.history.filter(({ kind }) => kind === 'filled')).toHaveLength(1)
  })

  test('shows the comparison without pay to whoever may not see pay, and none to whoever may not see the hire', async () => {
    const { id, openingId } = await addLinked()
    await hire(openingId)
    const reader = await addMember(
      tenant,
      await addCustomRole(tenant, ['organization.read', 'openings.read', 'people.read', 'newHires.manage', 'confidential.read']),
    )
    const viewer = await addMember(tenant, 'Viewer')
    const seenBy = ({ sessionId }: { sessionId: string }) => callAs({ sessionId, slug: tenant.slug }).openJobs.get({ id })

    const { comparison } = await seenBy(reader)
    expect(comparison).toMatchObject({ start: { actual: '2027-03-01' } })
    expect(comparison).not.toHaveProperty('pay')
    expect((await seenBy(viewer)).comparison).toBeNull()
  })

  test('leaves the job when the hire is taken back in Ashby, and fills it when it is hired again', async () => {
    const { id, openingId } = await addLinked()
    const { applicationId, newHireId } = await hire(openingId)
    await control('application.move', { applicationId, stageType: 'Offer' })
    await deliver(house, company)
    expect(await jobOf(id)).toMatchObject({ status: 'Active', filledBy: null })
    expect((await hiredFor(newHireId)).canFill).toBe(false)

    await control('application.hire', { applicationId })
    await deliver(house, company)
    expect(await jobOf(id)).toMatchObject({ status: 'Filled', filledBy: { id: newHireId } })
  })

  test('does not overwrite a job that was filled or cancelled, and says so', async () => {
    const [taken, cancelled] = [await addLinked(), await addLinked()]
    const other = await hire(null)
    await api().openJobs.fill({ id: taken.id, newHireId: other.newHireId })
    await api().openJobs.setStatus({ id: cancelled.id, status: 'Cancelled' })
    const late = [await hire(taken.openingId), await hire(cancelled.openingId)]

    expect((await hiredFor(late[0]?.newHireId ?? '')).notice).toMatchObject({ kind: 'filledElsewhere', openJob: { id: taken.id } })
    expect((await hiredFor(late[1]?.newHireId ?? '')).notice).toMatchObject({ kind: 'cancelled', openJob: { id: cancelled.id } })
    expect(await jobOf(taken.id)).toMatchObject({ filledBy: { id: other.newHireId } })
    expect(await jobOf(cancelled.id)).toMatchObject({ status: 'Cancelled', filledBy: null })
  })

  test('that somebody took back is not filled by the next look at Ashby', async () => {
    const { id, openingId } = await addLinked()
    const { applicationId, newHireId } = await hire(openingId)
    await api().openJobs.undoFill({ id })
    await control('application.move', { applicationId, stageType: 'Offer' })
    await control('application.hire', { applicationId })
    await deliver(house, company)

    expect(await jobOf(id)).toMatchObject({ status: 'Active', filledBy: null })
    expect((await hiredFor(newHireId)).notice).toMatchObject({ kind: 'takenBack' })
    await api().openJobs.fill({ id, newHireId })
    expect((await hiredFor(newHireId)).filled).toMatchObject({ id })
    expect(await outcomeOf(api().openJobs.undoFill({ id: (await addJob()).id }))).toBe('conflict')
  })

  test('fills the job as soon as its opening is known here', async () => {
    const { id, identifier } = await addJob()
    const { openingId } = await addOpening(identifier ?? '')
    const { newHireId } = await hire(openingId)
    expect((await hiredFor(newHireId)).notice).toMatchObject({ kind: 'unknownOpening', openJob: null })

    await link({ id, openingId })
    const { scope, connectionId } = company
    await inTenant(scope, (tx) => followOpening(tx, { scope, connectionId, externalId: openingId }))
    expect(await hiredFor(newHireId)).toMatchObject({ filled: { id }, notice: null })
  })
})

describe('an accepted offer without an opening', () => {
  test('has open jobs suggested, one of which a person picks', async () => {
    const { id } = await addJob({ department: 'Sea' })
    const { newHireId } = await hire(null)
    const { filled, suggestions } = await hiredFor(newHireId)
    expect(filled).toBeNull()
    expect(suggestions.length).toBeLessThanOrEqual(5)
    expect(suggestions[0]).toMatchObject({ title: 'Field Engineer', reasons: ['Same title'] })

    expect(await api().openJobs.fill({ id, newHireId })).toMatchObject({ status: 'Filled', filledBy: { id: newHireId } })
    expect(await outcomeOf(api().openJobs.fill({ id: (await addJob()).id, newHireId }))).toBe('conflict')
    expect(await api().openJobs.undoFill({ id })).toMatchObject({ status: 'Active', filledBy: null })
  })

  test('knows the job in Ashby by its confirmed match', async () => {
    const { id } = await addJob({ title: 'Turbine climber' })
    const of = { organizationId: company.scope.organizationId, connectionId: company.connectionId, kind: 'job', externalId: ashbyJobId }
    await inTenant(company.scope, async (tx) => {
      await tx.sourceItem.create({ data: { ...of, name: 'Field Engineer', readAt: new Date() }, select: { kind: true } })
      const match = { ...of, valueKey: 'turbine climber', value: 'Turbine climber', confirmedById: company.userId }
      await tx.openingMatch.create({ data: match, select: { id: true } })
    })
    const { newHireId } = await hire(null)
    expect((await hiredFor(newHireId)).suggestions[0]).toMatchObject({ id, reasons: ['Same job in Ashby'] })
  })

  test('is not for whoever may do only one of both', async () => {
    const { id } = await addJob()
    const { newHireId } = await hire(null)
    const inboxOnly = await addMember(
      tenant,
      await addCustomRole(tenant, ['organization.read', 'people.read', 'newHires.manage', 'confidential.read']),
    )
    const jobsOnly = await addMember(tenant, await addCustomRole(tenant, ['organization.read', 'openings.read', 'openings.manage']))
    const as = ({ sessionId }: { sessionId: string }) => callAs({ sessionId, slug: tenant.slug }).openJobs

    expect(await outcomeOf(as(inboxOnly).suggestFor({ newHireId }))).toBe('forbidden')
    expect(await outcomeOf(as(jobsOnly).fill({ id, newHireId }))).toBe('forbidden')
    expect(await outcomeOf(as(jobsOnly).undoFill({ id }))).toBe('forbidden')
    expect(await outcomeOf(api().openJobs.fill({ id, newHireId: randomUUID() }))).toBe('not_found')
  })
})
