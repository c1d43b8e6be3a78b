import type { SyncObjectKind } from '#lib/platform/db/generated/enums.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** One upstream object as a connection sees it. */
export type SyncPlace = { connectionId: string; kind: SyncObjectKind; externalId: string }

export type ReadingClaim = {
  scope: TenantScope
  place: SyncPlace
  readStartedAt: Date
  version: { id: string | null; createdAt: string | null } | null
  status: string | null
  isGone: boolean
}

/**
 * Writes down this read as the last committed one of its object and holds the object's row until the transaction ends, so that
 * two reads of one object are written one after the other. False when a read that started later was written already:
 * then nothing of this one may be.
 */
export async function claimReading(tx: TenantTransaction, claim: ReadingClaim): Promise<boolean> {
  const { scope, place, readStartedAt, version, status, isGone } = claim
  const rows = await tx.$queryRaw<unknown[]>`
    insert into "sync_object" as known ("organizationId", "connectionId", "kind", "externalId", "readStartedAt",
      "versionSeen", "versionSeenAt", "statusSeen", "goneAt")
    values (${scope.organizationId}::uuid, ${place.connectionId}::uuid, ${place.kind}::"SyncObjectKind", ${place.externalId},
      ${readStartedAt}::timestamptz, ${version?.id ?? null}, ${version?.createdAt ?? null}, ${status},
      ${isGone ? readStartedAt : null}::timestamptz)
    on conflict ("organizationId", "connectionId", "kind", "externalId") do update set
      "readStartedAt" = excluded."readStartedAt", "versionSeen" = excluded."versionSeen", "versionSeenAt" = excluded."versionSeenAt",
      "statusSeen" = excluded."statusSeen", "goneAt" = excluded."goneAt"
    where known."readStartedAt" <= excluded."readStartedAt"
    returning 1 as claimed`

  return rows.length > 0
}
