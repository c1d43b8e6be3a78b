import type { OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import { readOpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import type { RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'
import { type JobProblem, jobProblemSchema, type OpeningValues } from './schema.ts'
import type { OpeningState } from './terms.ts'

const openingSelect = {
  id: true,
  openJobId: true,
  state: true,
  externalId: true,
  createSentAt: true,
  sourceState: true,
  sent: true,
  theirs: true,
  readAt: true,
  problem: true,
  differences: true,
} satisfies Prisma.OpeningSelect

/** What Ashby has of an open job, as it is kept. */
export type StoredOpening = {
  id: string
  openJobId: string
  state: OpeningState
  externalId: string | null
  createSentAt: Date | null
  sourceState: string | null
  sent: OpeningValues
  theirs: OpeningValues
  readAt: Date | null
  problem: JobProblem | null
  differences: number
}

type OpeningRow = Prisma.OpeningGetPayload<{ select: typeof openingSelect }>

function toStored({ sent, theirs, problem, ...row }: OpeningRow): StoredOpening {
  const known = jobProblemSchema.safeParse(problem)

  return { ...row, sent: sent as OpeningValues, theirs: theirs as OpeningValues, problem: known.success ? known.data : null }
}

type Place = { scope: TenantScope; connectionId: string }

/** Openings of some of Ashby's ids. */
export async function findOpenings(
  tx: TenantTransaction,
  { scope, connectionId, externalIds }: Place & { externalIds: readonly string[] },
): Promise<StoredOpening[]> {
  const where = { ...tenantWhere(scope), connectionId, externalId: { in: [...externalIds] } }

  return (await tx.opening.findMany({ where, select: openingSelect })).map(toStored)
}

/** Ashby's ids of all openings that are kept together with an open job, those that are gone left out. */
export async function listLinkedIds(tx: TenantTransaction, { scope, connectionId }: Place): Promise<string[]> {
  const where = { ...tenantWhere(scope), connectionId, state: 'Linked' as const }
  const rows = await tx.opening.findMany({ where, select: { externalId: true } })

  return rows.flatMap(({ externalId }) => externalId ?? [])
}

const jobSelect = {
  id: true,
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
  customValues: true,
  status: true,
  closeReasonId: true,
  filledAt: true,
} satisfies Prisma.OpenJobSelect

/** An open job as a sync looks at it, with what Ashby has of it. */
export type SyncedJob = {
  id: string
  values: OpenJobValues
  status: RecruitingStatus
  closeReasonId: string | null
  opening: StoredOpening | null
}

/** Open jobs with their openings, in the order of their ids. Those that are not there are left out. Two queries. */
export async function readSyncedJobs(
  tx: TenantTransaction,
  { scope, connectionId, ids }: Place & { ids: readonly string[] },
): Promise<SyncedJob[]> {
  const rows = await tx.openJob.findMany({
    where: { ...tenantWhere(scope), id: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: { ...jobSelect, openings: { where: { connectionId }, select: openingSelect } },
  })

  return rows.map(({ openings: [opening], ...row }) => ({
    id: row.id,
    values: readOpenJobValues(row),
    status: row.status,
    closeReasonId: row.closeReasonId,
    opening: opening ? toStored(opening) : null,
  }))
}

export async function readSyncedJob(tx: TenantTransaction, place: Place & { openJobId: string }): Promise<SyncedJob | null> {
  const [job = null] = await readSyncedJobs(tx, { ...place, ids: [place.openJobId] })

  return job
}

type Affected = Place & { after: string | null; take: number }

/** Open jobs that a sync looks at: those that are active, and those that Ashby has something of. The ids that come next. */
export async function listAffectedJobs(tx: TenantTransaction, { scope, connectionId, after, take }: Affected): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`
    select job."id"::text as id from "open_job" as job
    where job."organizationId" = ${scope.organizationId}::uuid and job."id" > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and ${whereAffected(connectionId)}
    order by job."id" limit ${take}::int`

  return rows.map(({ id }) => id)
}

export async function countAffectedJobs(tx: TenantTransaction, { scope, connectionId }: Place): Promise<number> {
  const [row] = await query<{ count: number }>(tx)`
    select count(*)::int as count from "open_job" as job
    where job."organizationId" = ${scope.organizationId}::uuid and ${whereAffected(connectionId)}`

  return row?.count ?? 0
}

function whereAffected(connectionId: string) {
  return Prisma.sql`(job."statusKey" = 'Active' or exists (
    select 1 from "opening" where "opening"."organizationId" = job."organizationId" and "opening"."openJobId" = job."id"
      and "opening"."connectionId" = ${connectionId}::uuid))`
}

/** How many openings wait for somebody's decision about a difference. */
export function countUndecided(tx: TenantTransaction, { scope, connectionId }: Place): Promise<number> {
  return tx.opening.count({ where: { ...tenantWhere(scope), connectionId, differences: { gt: 0 } } })
}

/** Whether some creation's outcome is still to be found out. */
export async function hasUnresolved(tx: TenantTransaction, { scope, connectionId }: Place): Promise<boolean> {
  const where = { ...tenantWhere(scope), connectionId, state: 'Creating' as const }

  return (await tx.opening.findFirst({ where, select: { id: true } })) !== null
}
