import { beforeAll, describe, expect, test } from 'vitest'
import { eraseRecords } from '#lib/domain/new-hires/erasure/mutations.ts'
import { fillOpenJob, findFilledJob, undoFill } from '#lib/domain/open-jobs/filling/mutations.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { addCustomRole, addMember, callAs, outcomeOf } from '#tests/integration/access/tenants.ts'
import { addHire, hiresOf, type Inbox, openInbox } from '#tests/integration/new-hires/inbox.ts'
import { openJobsOf } from './desk.ts'

let inbox: Inbox
beforeAll(async () => {
  inbox = await openInbox()
})

const jobs = () => openJobsOf(inbox)
const people = () => callAs({ sessionId: inbox.admin.sessionId, slug: inbox.slug }).people
const addJob = (title: string, status: 'Planned' | 'Active' | 'Cancelled' = 'Active') => jobs().create({ values: { title }, status })
const System = { actor: { kind: 'System' } } as const
const fill = (openJobId: string, newHireId: string) =>
  inTenant(inbox.scope, (tx) => fillOpenJob(tx, { ...System, scope: inbox.scope, openJobId, newHireId }))
const undo = (openJobId: string, newHireId?: string) =>
  inTenant(inbox.scope, (tx) => undoFill(tx, { ...System, scope: inbox.scope, openJobId, newHireId }))

/** Of an act below the API. */
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )

/** A job with the hire who fills it. */
async function addFilled(title: string) {
  const [{ id }, newHireId] = [await addJob(title), await addHire(inbox)]
  await fill(id, newHireId)

  return { id, newHireId }
}

describe('a hire', () => {
  test('fills the job, once, and shows in its history and in the log', async () => {
    const { id, newHireId } = await addFilled('Driver')
    const job = await jobs().get({ id })

    expect(job).toMatchObject({ status: 'Filled', filledBy: { kind: 'newHire', id: newHireId, name: expect.stringContaining('Ngozi') } })
    expect(job.history[0]).toMatchObject({ kind: 'filled', by: null, statusBefore: 'Active', statusAfter: 'Filled' })
    expect(await fill(id, newHireId)).toEqual({ isChanged: false })
    expect(await inTenant(inbox.scope, (tx) => findFilledJob(tx, { scope: inbox.scope, newHireId }))).toBe(id)
    const audit = await inTenant(inbox.scope, (tx) =>
      tx.auditEntry.findMany({ where: { objectId: id }, select: { action: true, actorKind: true } }),
    )
    expect(audit).toContainEqual({ action: 'open-job.filled', actorKind: 'System' })
  })

  test('of somebody else is refused, and of a hire that fills another job', async () => {
    const { id, newHireId } = await addFilled('Cook')
    const other = await addJob('Waiter')

    expect(await codeOf(fill(id, await addHire(inbox)))).toBe('conflict')
    expect(await codeOf(fill(other.id, newHireId))).toBe('conflict')
    expect(await codeOf(fill(other.id, other.id))).toBe('not_found')
    expect(await codeOf(fill(newHireId, newHireId))).toBe('not_found')
  })

  test('by two at once is taken from one of them', async () => {
    const { id } = await addJob('Judge')
    const hires = [await addHire(inbox), await addHire(inbox)]
    const outcomes = await Promise.all(hires.map((newHireId) => codeOf(fill(id, newHireId))))

    expect(outcomes.toSorted()).toEqual(['conflict', 'ok'])
  })

  test('keeps everybody from setting the status, until it is taken back', async () => {
    const { id, newHireId } = await addFilled('Guide')
    expect(await outcomeOf(jobs().setStatus({ id, status: 'Cancelled' }))).toBe('conflict')
    expect(await jobs().setMany({ ids: [id], status: 'Planned' })).toMatchObject({ changed: [], refused: [{ id }] })
    expect(await jobs().setMany({ ids: [id], values: { team: 'North' } })).toMatchObject({ changed: [id] })
    expect(await outcomeOf(jobs().remove({ id }))).toBe('conflict')

    expect(await undo(id, await addHire(inbox))).toEqual({ isChanged: false })
    expect(await undo(id, newHireId)).toEqual({ isChanged: true })
    expect(await undo(id, newHireId)).toEqual({ isChanged: false })
    expect(await jobs().get({ id })).toMatchObject({
      status: 'Active',
      filledBy: null,
      history: [{ kind: 'fill-undone', statusAfter: 'Active' }, {}, {}, {}],
    })
  })

  test('taken back leaves the job as it was, also a cancelled one with its reason', async () => {
    const { id } = await addJob('Mason')
    await jobs().setStatus({ id, status: 'Cancelled', closeReason: { id: 'r', label: 'Budget cut' } })
    await fill(id, await addHire(inbox))
    expect(await jobs().get({ id })).toMatchObject({ status: 'Filled', closeReason: null })
    await undo(id)

    expect(await jobs().get({ id })).toMatchObject({ status: 'Cancelled', closeReason: 'Budget cut' })
  })

  test('is named only to who may see them', async () => {
    const { id } = await addFilled('Agent')
    const reader = await addMember(inbox, await addCustomRole(inbox, ['organization.read', 'openings.read']))
    const told = await openJobsOf(inbox, reader).get({ id })

    expect(told.filledBy).toMatchObject({ kind: 'newHire', id: null, name: null })
    expect(JSON.stringify(told)).not.toContain('Ngozi')
  })
})

describe('the person in the filled job', () => {
  test('is the new hire until HR adds them, and again when the adding is taken back', async () => {
    const { id, newHireId } = await addFilled('Tailor')
    const { person } = await hiresOf(inbox).add({ id: newHireId })
    expect(await jobs().get({ id })).toMatchObject({ status: 'Filled', filledBy: { kind: 'person', id: person?.id } })

    await hiresOf(inbox).undoAdd({ id: newHireId })
    expect(await jobs().get({ id })).toMatchObject({ status: 'Filled', filledBy: { kind: 'newHire', id: newHireId } })
  })

  test('is there at once where the new hire was added before', async () => {
    const [{ id }, newHireId] = [await addJob('Smith'), await addHire(inbox)]
    const { person } = await hiresOf(inbox).add({ id: newHireId })
    await fill(id, newHireId)

    expect(await jobs().get({ id })).toMatchObject({ filledBy: { kind: 'person', id: person?.id } })
  })

  test('is the other new hire where one was made part of it', async () => {
    const { id, newHireId } = await addFilled('Fisher')
    const other = await addHire(inbox)
    await hiresOf(inbox).merge({ id: other, otherId: newHireId })

    expect(await jobs().get({ id })).toMatchObject({ filledBy: { kind: 'newHire', id: other } })
  })

  test('is erased without being held by the job, whose history says so once', async () => {
    const { id, newHireId } = await addFilled('Miner')
    const { person } = await hiresOf(inbox).add({ id: newHireId })
    await people().remove({ id: person?.id ?? '' })
    const job = await jobs().get({ id })

    expect(job).toMatchObject({ status: 'Filled', filledBy: { kind: 'erased', id: null, name: null } })
    expect(job.history.map(({ kind }) => kind)).toEqual(['hire-erased', 'filled', 'created'])
  })

  test('is erased as a new hire, too', async () => {
    const { id, newHireId } = await addFilled('Porter')
    const { scope } = inbox
    await inTenant(scope, async (tx) => {
      const select = { connectionId: true, candidateExternalId: true, externalId: true } as const
      const { externalId, ...hire } = await tx.newHire.findUniqueOrThrow({ where: tenantKey(scope, newHireId), select })
      await eraseRecords(tx, { scope, ...hire, hires: [{ id: newHireId, externalId }], offers: [], isWhole: true })
    })

    expect(await jobs().get({ id })).toMatchObject({
      status: 'Filled',
      filledBy: { kind: 'erased' },
      history: [{ kind: 'hire-erased' }, {}, {}],
    })
  })
})
