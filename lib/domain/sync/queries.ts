import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { SyncPlace } from './mutations.ts'

export type LastReading = {
  readStartedAt: Date
  version: { id: string | null; createdAt: string | null }
  status: string | null
  isGone: boolean
}

/** The database's clock and the last committed read of an object. Reads are ordered by this clock alone. */
export async function beginReading({
  scope,
  place,
}: {
  scope: TenantScope
  place: SyncPlace
}): Promise<{ startedAt: Date; last: LastReading | null }> {
  return inTenant(scope, async (tx) => {
    const last = await tx.syncObject.findUnique({
      where: { organizationId_connectionId_kind_externalId: { organizationId: scope.organizationId, ...place } },
      select: { readStartedAt: true, versionSeen: true, versionSeenAt: true, statusSeen: true, goneAt: true },
    })
    return {
      startedAt: await readDatabaseClock(tx),
      last: last && {
        readStartedAt: last.readStartedAt,
        version: { id: last.versionSeen, createdAt: last.versionSeenAt },
        status: last.statusSeen,
        isGone: last.goneAt !== null,
      },
    }
  })
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
