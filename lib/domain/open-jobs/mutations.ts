import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { addOpenJobHistory, type OpenJobHistoryInput } from '#lib/domain/open-jobs/history/mutations.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { type OpenJobValues, presentOpenJob, readOpenJobValues } from './rules.ts'
import type { BuiltInOpenJobKey, RecruitingStatus, SettableStatus } from './terms.ts'

/** The columns of the built-in fields, by their keys. */
export const builtInSelect = {
  title: true,
  identifier: true,
  department: true,
  team: true,
  location: true,
  manager: true,
  employmentType: true,
  isBackfill: true,
  targetHireDate: true,
  targetStartDate: true,
  payMinimum: true,
  payMaximum: true,
  currency: true,
  payInterval: true,
} satisfies Record<BuiltInOpenJobKey, true>

const editableSelect = {
  ...builtInSelect,
  id: true,
  customValues: true,
  status: true,
  statusChangedAt: true,
  closeReasonId: true,
  closeReason: true,
  filledByNewHireId: true,
  filledByPersonId: true,
  filledAt: true,
} satisfies Prisma.OpenJobSelect

/** Why a job was cancelled, as Ashby's list has it. */
export type CloseReason = { id: string; label: string }

/** An open job, held and read, with all of it that an act can change. */
export type EditableOpenJob = {
  id: string
  /** By field key. */
  values: OpenJobValues
  status: RecruitingStatus
  statusChangedAt: Date
  /** Stays while the job is filled or opened again, for whoever takes that back; only of a cancelled one it is shown. */
  closeReason: CloseReason | null
  filledByNewHireId: string | null
  filledByPersonId: string | null
  filledAt: Date | null
}

/** Holds open jobs for the rest of the transaction and reads them, in the order of their ids. Those that are not there are left out. Two queries. */
export async function lockOpenJobs(
  tx: TenantTransaction,
  { scope, ids }: { scope: TenantScope; ids: readonly string[] },
): Promise<EditableOpenJob[]> {
  const { organizationId } = scope
  await query(tx)`select 1 from "open_job" where "organizationId" = ${organizationId}::uuid and "id" = any(${[...ids]}::uuid[])
    order by "id" for update`
  const rows = await tx.openJob.findMany({
    where: { organizationId, id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: editableSelect,
  })

  return rows.map(toEditable)
}

/**
 * Holds one open job for the rest of the transaction and reads it. Two queries.
 * @throws AppError `not_found`
 */
export async function lockOpenJob(
  tx: TenantTransaction,
  { scope, openJobId }: { scope: TenantScope; openJobId: string },
): Promise<EditableOpenJob> {
  const [job] = await lockOpenJobs(tx, { scope, ids: [openJobId] })
  if (!job) throw notFoundError('open job')

  return job
}

function toEditable(row: Prisma.OpenJobGetPayload<{ select: typeof editableSelect }>): EditableOpenJob {
  const { id, status, statusChangedAt, closeReasonId, closeReason, filledByNewHireId, filledByPersonId, filledAt } = row

  return {
    id,
    values: readOpenJobValues(row),
    status,
    statusChangedAt,
    closeReason: closeReasonId !== null && closeReason !== null ? { id: closeReasonId, label: closeReason } : null,
    filledByNewHireId,
    filledByPersonId,
    filledAt,
  }
}

export async function readOpenJobFields(tx: TenantTransaction, scope: TenantScope): Promise<FieldDefinition[]> {
  return readFields(tx, { scope, object: 'OpenJob' })
}

/** Writes open jobs that are there, with all that follows from their values for lists and searching. One statement, however many. */
export async function saveOpenJobs(
  tx: TenantTransaction,
  { scope, jobs }: { scope: TenantScope; jobs: readonly EditableOpenJob[] },
): Promise<void> {
  if (jobs.length === 0) return
  const updatedAt = new Date()
  const rows = jobs.map(({ values, closeReason, ...job }) => {
    const { columns, customValues } = presentOpenJob(values)

    return { ...job, ...columns, customValues, updatedAt, closeReasonId: closeReason?.id ?? null, closeReason: closeReason?.label ?? null }
  })

  await execute(tx)`
    update "open_job" as job set
      "title" = given."title", "identifier" = given."identifier", "department" = given."department", "team" = given."team",
      "location" = given."location", "manager" = given."manager", "employmentType" = given."employmentType",
      "isBackfill" = given."isBackfill", "targetHireDate" = given."targetHireDate", "targetStartDate" = given."targetStartDate",
      "payMinimum" = given."payMinimum", "payMaximum" = given."payMaximum", "currency" = given."currency",
      "payInterval" = given."payInterval", "customValues" = given."customValues", "identifierKey" = given."identifierKey",
      "searchText" = given."searchText", "status" = given."status", "statusChangedAt" = given."statusChangedAt",
      "closeReasonId" = given."closeReasonId", "closeReason" = given."closeReason",
      "filledByNewHireId" = given."filledByNewHireId", "filledByPersonId" = given."filledByPersonId",
      "filledAt" = given."filledAt", "updatedAt" = given."updatedAt"
    from jsonb_populate_recordset(null::"open_job", ${JSON.stringify(rows)}::jsonb) as given
    where job."organizationId" = ${scope.organizationId}::uuid and job."id" = given."id"`
}

export type NewOpenJob = {
  /** By field key, each in the form of its field's type. The identifier is free, see identifiers. */
  values: OpenJobValues
  status: SettableStatus
  closeReason?: CloseReason | null
  history: Pick<OpenJobHistoryInput, 'kind'>
}

export type CreateOpenJobs = { scope: TenantScope; userId: string; jobs: readonly NewOpenJob[] }

/** Writes open jobs that are not there yet, each with a line of history. Answers their ids. Two statements and a notice. Audit is the caller's. */
export async function createOpenJobs(tx: TenantTransaction, { scope, userId, jobs }: CreateOpenJobs): Promise<string[]> {
  if (jobs.length === 0) return []
  const { organizationId } = scope
  const drafts = jobs.map((job) => ({ ...job, id: createId(), presented: presentOpenJob(job.values) }))

  const at = new Date()
  const rows = drafts.map(({ id, presented: { columns, customValues }, status, closeReason }) => ({
    ...{ organizationId, id, ...columns, customValues, status, statusChangedAt: at, createdAt: at, updatedAt: at, createdById: userId },
    ...{ closeReasonId: closeReason?.id ?? null, closeReason: closeReason?.label ?? null },
  }))

  // As one JSON, because the client takes seconds to put hundreds of rows with dozens of columns into parameters.
  await execute(tx)`
    insert into "open_job" ("organizationId", "id", "title", "identifier", "department", "team", "location", "manager", "employmentType",
      "isBackfill", "targetHireDate", "targetStartDate", "payMinimum", "payMaximum", "currency", "payInterval", "customValues",
      "identifierKey", "searchText", "status", "statusChangedAt", "closeReasonId", "closeReason", "createdById", "createdAt", "updatedAt")
    select "organizationId", "id", "title", "identifier", "department", "team", "location", "manager", "employmentType",
      "isBackfill", "targetHireDate", "targetStartDate", "payMinimum", "payMaximum", "currency", "payInterval", "customValues",
      "identifierKey", "searchText", "status", "statusChangedAt", "closeReasonId", "closeReason", "createdById", "createdAt", "updatedAt"
    from jsonb_populate_recordset(null::"open_job", ${JSON.stringify(rows)}::jsonb)`
  await addOpenJobHistory(tx, {
    scope,
    entries: drafts.map(({ id, values, status, history }) => ({
      openJobId: id,
      kind: history.kind,
      userId,
      changes: Object.entries(values).flatMap(([field, after]) => (after === null ? [] : [{ field, before: null, after }])),
      detail: { statusAfter: status },
    })),
  })
  await notifyChange(tx, { scope, topic: 'openJobs' })

  return drafts.map(({ id }) => id)
}
