import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { SyncPlace } from './mutations.ts'

export type LastReading = {
  readStartedAt: Date
  version: { id: string | null; createdAt: string | null }
  status: string | null
  isGone: boolean
}

type BeginningRow = {
  now: Date
  readStartedAt: Date | null
  versionSeen: string | null
  versionSeenAt: string | null
  statusSeen: string | null
  isGone: boolean
}

/** A look at an object that has begun: when, by the database's clock, and the last committed read. Reads are ordered by this clock alone. */
export type BegunReading = { startedAt: Date; last: LastReading | null }
type BeginReading = { scope: TenantScope; place: SyncPlace }

/** Begins a look at an object. Only what is asked of Ashby once the transaction is over belongs to it. */
export async function readBeginning(tx: TenantTransaction, { scope, place }: BeginReading): Promise<BegunReading> {
  const [row] = await query<BeginningRow>(tx)`
    select clock.now, s."readStartedAt", s."versionSeen", s."versionSeenAt", s."statusSeen", s."goneAt" is not null as "isGone"
    from (select clock_timestamp() as now) as clock
    left join "sync_object" s on s."organizationId" = ${scope.organizationId}::uuid and s."connectionId" = ${place.connectionId}::uuid
      and s."kind" = ${place.kind} and s."externalId" = ${place.externalId}`
  if (!row) throw new Error('The database told no time.')
  const { now, readStartedAt, versionSeen, versionSeenAt, statusSeen, isGone } = row

  return {
    startedAt: now,
    last: readStartedAt && { readStartedAt, version: { id: versionSeen, createdAt: versionSeenAt }, status: statusSeen, isGone },
  }
}

/** The same in a transaction of its own. */
export async function beginReading(options: BeginReading): Promise<BegunReading> {
  return inTenant(options.scope, (tx) => readBeginning(tx, options))
}

export type ReadSince = {
  scope: TenantScope
  connectionId: string
  kind: SyncPlace['kind']
  externalIds: readonly string[]
  since: Date
}

/** Whether every one of these objects was read after an instant. */
export async function areReadSince({ scope, connectionId, kind, externalIds, since }: ReadSince): Promise<boolean> {
  const count = await inTenant(scope, (tx) =>
    tx.syncObject.count({ where: { connectionId, kind, externalId: { in: [...externalIds] }, readStartedAt: { gt: since } } }),
  )

  return count === new Set(externalIds).size
}

/** Records of a connection, by what identifies them: its row, the adapter and the environment. */
export type OfKnown = { scope: TenantScope; connection: { id: string; source: string; environment: 'Ashby' | 'Sandbox' } }
/** Records that no list has had since an instant and that were read before another one, by id. */
export type ListMissing = OfKnown & { since: Date; readBefore: Date; after: string | null; take: number }
/** Records that were read before an instant. */
export type ListStale = OfKnown & { before: Date; take: number }
