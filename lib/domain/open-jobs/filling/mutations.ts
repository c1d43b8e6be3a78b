import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { addOpenJobHistory, type StatusStep } from '#lib/domain/open-jobs/history/mutations.ts'
import { type EditableOpenJob, lockOpenJob, saveOpenJobs } from '#lib/domain/open-jobs/mutations.ts'
import type { RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'

/** Who fills a job or takes that back: somebody, or the machine itself, which has no address. */
export type FillActor = { actor: Actor; origin?: AuditOrigin }

export type FillOpenJob = FillActor & { scope: TenantScope; openJobId: string; newHireId: string }

/**
 * Marks an open job as filled by a new hire, whatever its status was: a hire is a fact. Holds the new hire before the job. Answers whether
 * anything changed: the same hire again changes nothing.
 * @throws AppError `not_found`; `conflict` where somebody else was hired into the job, or the new hire fills another one.
 */
export async function fillOpenJob(
  tx: TenantTransaction,
  { scope, openJobId, newHireId, actor, origin }: FillOpenJob,
): Promise<{ isChanged: boolean }> {
  const hire = await holdHire(tx, { scope, newHireId })
  const job = await lockOpenJob(tx, { scope, openJobId })
  if (job.status === 'Filled') {
    if (job.filledByNewHireId === newHireId) return { isChanged: false }
    // One that the source filled with nobody known is filled by whoever turns out to be hired.
    if (job.filledAt !== null)
      throw conflictError('Somebody else was hired into this job. Take that hire back first, or choose another job.')
  }
  const other = await tx.openJob.findFirst({
    where: { organizationId: scope.organizationId, filledByNewHireId: newHireId, statusKey: 'Filled' },
    select: { id: true },
  })
  if (other) throw conflictError('This new hire fills another job. Take the hire back there first.')

  const at = new Date()
  const links = { filledByNewHireId: newHireId, filledByPersonId: hire.personId, filledAt: at }
  await settle(tx, {
    ...{ scope, actor, origin, job },
    after: { ...job, ...links, status: 'Filled', statusChangedAt: at },
    kind: 'filled',
  })
  await announce(tx, { scope, event: 'job.filled', objectIds: [openJobId] })

  return { isChanged: true }
}

async function holdHire(
  tx: TenantTransaction,
  { scope: { organizationId }, newHireId }: { scope: TenantScope; newHireId: string },
): Promise<{ personId: string | null }> {
  const [hire] = await query<{ personId: string | null }>(tx)`
    select case when "state" = 'Added' then "personId"::text end as "personId" from "new_hire"
    where "organizationId" = ${organizationId}::uuid and "id" = ${newHireId}::uuid for share`
  if (!hire) throw notFoundError('new hire')

  return hire
}

export type UndoFill = FillActor & {
  scope: TenantScope
  openJobId: string
  /** Only where this new hire still fills it. */
  newHireId?: string
  /** Somebody decided it about this job and this hire: no later look at Ashby fills it by itself again. */
  isDecided?: boolean
}

/**
 * Takes a hire back: the job has the status again that it had before. Answers whether anything changed: of a job that is not filled, or by
 * another new hire, nothing is taken back.
 * @throws AppError `not_found`
 */
export async function undoFill(
  tx: TenantTransaction,
  { scope, openJobId, newHireId, actor, origin, isDecided = false }: UndoFill,
): Promise<{ isChanged: boolean }> {
  const job = await lockOpenJob(tx, { scope, openJobId })
  if (job.status !== 'Filled' || (newHireId !== undefined && job.filledByNewHireId !== newHireId)) return { isChanged: false }
  const links = { filledByNewHireId: null, filledByPersonId: null, filledAt: null }
  const status = await readStatusBefore(tx, { scope, openJobId })
  await settle(tx, {
    ...{ scope, actor, origin, job },
    after: { ...job, ...links, status, statusChangedAt: new Date() },
    kind: 'fill-undone',
    decided: isDecided ? job.filledByNewHireId : null,
  })

  return { isChanged: true }
}

/**
 * Marks an open job as filled because the source says so, with nobody known who was hired: a hire that comes later fills it. Answers whether
 * anything changed.
 * @throws AppError `not_found`
 */
export async function markFilled(
  tx: TenantTransaction,
  { scope, openJobId, actor, origin }: FillActor & { scope: TenantScope; openJobId: string },
): Promise<{ isChanged: boolean }> {
  const job = await lockOpenJob(tx, { scope, openJobId })
  if (job.status === 'Filled') return { isChanged: false }
  const after = { ...job, status: 'Filled' as const, statusChangedAt: new Date() }
  await settle(tx, { ...{ scope, actor, origin, job, after }, kind: 'filled' })
  await announce(tx, { scope, event: 'job.filled', objectIds: [openJobId] })

  return { isChanged: true }
}

/** Takes that back, because the source does so; of a job with somebody known nothing changes. Throws `not_found`. */
export async function unmarkFilled(
  tx: TenantTransaction,
  { scope, openJobId, actor, origin }: FillActor & { scope: TenantScope; openJobId: string },
): Promise<{ isChanged: boolean }> {
  const { status, filledAt } = await lockOpenJob(tx, { scope, openJobId })
  if (status !== 'Filled' || filledAt !== null) return { isChanged: false }

  return undoFill(tx, { scope, openJobId, actor, origin })
}

async function readStatusBefore(
  tx: TenantTransaction,
  { scope, openJobId }: { scope: TenantScope; openJobId: string },
): Promise<RecruitingStatus> {
  const entries = await tx.openJobHistoryEntry.findMany({
    where: { organizationId: scope.organizationId, openJobId, kind: 'filled' },
    orderBy: { id: 'desc' },
    take: 5,
    select: { detail: true },
  })
  const steps = entries.map(({ detail }) => (detail as StatusStep).statusBefore ?? 'Active')

  // A job that was filled with nobody known, then by somebody, was open before both.
  return steps.find((status) => status !== 'Filled') ?? 'Active'
}

type Settle = FillActor & {
  scope: TenantScope
  job: EditableOpenJob
  after: EditableOpenJob
  kind: 'filled' | 'fill-undone'
  /** The new hire of whom somebody decided that it does not fill the job. */
  decided?: string | null
}

async function settle(
  tx: TenantTransaction,
  { scope, actor, origin = { ipAddress: null, requestId: null }, job, after, kind, decided = null }: Settle,
): Promise<void> {
  await saveOpenJobs(tx, { scope, jobs: [after] })
  const step = { statusBefore: job.status, statusAfter: after.status }
  const userId = actor.kind === 'System' ? null : actor.userId
  await addOpenJobHistory(tx, {
    scope,
    entries: [{ openJobId: job.id, kind, userId, detail: { ...step, ...(decided === null ? {} : { takenBackFrom: decided }) } }],
  })
  const object = { objectKind: 'open-job', objectId: job.id, action: `open-job.${kind}` } as const
  await writeAudit(tx, {
    ...{ scope, actor, ...origin, ...object },
    before: { status: job.status, newHireId: job.filledByNewHireId },
    after: { status: after.status, newHireId: after.filledByNewHireId },
  })
  await notifyChange(tx, { scope, topic: 'openJobs' })
}

/** Which open job a new hire fills; null for none. */
export async function findFilledJob(
  tx: TenantTransaction,
  { scope, newHireId }: { scope: TenantScope; newHireId: string },
): Promise<string | null> {
  const where = { organizationId: scope.organizationId, filledByNewHireId: newHireId, statusKey: 'Filled' }
  const job = await tx.openJob.findFirst({ where, select: { id: true } })

  return job?.id ?? null
}

/** Whether somebody took this hire back from the job, and nobody was hired into it since. */
export async function isTakenBack(
  tx: TenantTransaction,
  { scope, openJobId, newHireId }: { scope: TenantScope; openJobId: string; newHireId: string },
): Promise<boolean> {
  const last = await tx.openJobHistoryEntry.findFirst({
    where: { organizationId: scope.organizationId, openJobId, kind: { in: ['filled', 'fill-undone'] } },
    orderBy: { id: 'desc' },
    select: { detail: true },
  })

  return ((last?.detail ?? {}) as { takenBackFrom?: string }).takenBackFrom === newHireId
}

/** Once a new hire is in People the job names the person; null once that is taken back. One statement where they fill none. */
export async function moveFillToPerson(
  tx: TenantTransaction,
  { scope, newHireId, personId }: { scope: TenantScope; newHireId: string; personId: string | null },
): Promise<void> {
  const where = { organizationId: scope.organizationId, filledByNewHireId: newHireId }
  const { count } = await tx.openJob.updateMany({ where, data: { filledByPersonId: personId } })
  if (count > 0) await notifyChange(tx, { scope, topic: 'openJobs' })
}

/** A new hire that is part of another one fills the job as that one, unless that one fills a job already. */
export async function moveFillToHire(
  tx: TenantTransaction,
  { scope, from, to }: { scope: TenantScope; from: string; to: string },
): Promise<void> {
  if ((await findFilledJob(tx, { scope, newHireId: to })) !== null) return
  const where = { organizationId: scope.organizationId, filledByNewHireId: from }
  const { count } = await tx.openJob.updateMany({ where, data: { filledByNewHireId: to } })
  if (count > 0) await notifyChange(tx, { scope, topic: 'openJobs' })
}

export type ForgetFills = { scope: TenantScope; newHireIds?: readonly string[]; personIds?: readonly string[] }

/**
 * Cuts open jobs off from new hires and people who are erased right after. The jobs stay filled; the history of those that name nobody any
 * more says so. One statement where they fill none.
 */
export async function forgetFills(tx: TenantTransaction, { scope, newHireIds = [], personIds = [] }: ForgetFills): Promise<void> {
  const { organizationId } = scope
  const jobs = await query<{ id: string; isNobody: boolean }>(tx)`
    update "open_job" set
      "filledByNewHireId" = case when "filledByNewHireId" = any(${[...newHireIds]}::uuid[]) then null else "filledByNewHireId" end,
      "filledByPersonId" = case when "filledByPersonId" = any(${[...personIds]}::uuid[]) then null else "filledByPersonId" end,
      "updatedAt" = now()
    where "organizationId" = ${organizationId}::uuid
      and ("filledByNewHireId" = any(${[...newHireIds]}::uuid[]) or "filledByPersonId" = any(${[...personIds]}::uuid[]))
    returning "id"::text as id, "filledByNewHireId" is null and "filledByPersonId" is null as "isNobody"`
  if (jobs.length === 0) return
  const entries = jobs.filter(({ isNobody }) => isNobody).map(({ id }) => ({ openJobId: id, kind: 'hire-erased' as const }))
  await addOpenJobHistory(tx, { scope, entries })
  await notifyChange(tx, { scope, topic: 'openJobs' })
}
