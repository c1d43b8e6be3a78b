import { readSyncedJob, type SyncedJob } from '#lib/domain/openings/queries.ts'
import type { JobProblem, OpeningValues } from '#lib/domain/openings/schema.ts'
import type { OpeningState } from '#lib/domain/openings/terms.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type OpeningPlace = { scope: TenantScope; connectionId: string; openJobId: string }

/**
 * Makes the row of an open job's opening where there is none and holds it, so that of two who would write to Ashby one waits and sees what the
 * other did. Null where the open job is gone.
 */
export async function lockOpening(
  tx: TenantTransaction,
  { scope, connectionId, openJobId }: OpeningPlace,
): Promise<(SyncedJob & { opening: NonNullable<SyncedJob['opening']> }) | null> {
  const { organizationId } = scope
  await execute(tx)`
    insert into "opening" ("organizationId", "id", "connectionId", "openJobId", "updatedAt")
    select "organizationId", gen_random_uuid(), ${connectionId}::uuid, "id", now() from "open_job"
    where "organizationId" = ${organizationId}::uuid and "id" = ${openJobId}::uuid
    on conflict ("organizationId", "connectionId", "openJobId") do nothing`
  await query(tx)`select 1 from "opening" where "organizationId" = ${organizationId}::uuid and "connectionId" = ${connectionId}::uuid
    and "openJobId" = ${openJobId}::uuid for update`
  const job = await readSyncedJob(tx, { scope, connectionId, openJobId })

  return job?.opening ? { ...job, opening: job.opening } : null
}

export type OpeningChange = {
  state?: OpeningState
  externalId?: string | null
  createSentAt?: Date | null
  sourceState?: string | null
  sent?: OpeningValues
  theirs?: OpeningValues
  readAt?: Date | null
  problem?: JobProblem | null
  differences?: number
}

/** Writes what became of an open job's opening; the row is there. */
export async function saveOpening(
  tx: TenantTransaction,
  { scope, connectionId, openJobId, change: { problem, ...change } }: OpeningPlace & { change: OpeningChange },
): Promise<void> {
  await tx.opening.updateMany({
    where: { organizationId: scope.organizationId, connectionId, openJobId },
    data: { ...change, ...(problem === undefined ? {} : { problem: problem ?? Prisma.DbNull }) },
  })
}
