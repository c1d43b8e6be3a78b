import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** A hire is its application. */
export type SyncObjectKind = 'Offer' | 'Hire'

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
  const rows = await query(tx)`
    insert into "sync_object" as known ("organizationId", "connectionId", "kind", "externalId", "readStartedAt",
      "versionSeen", "versionSeenAt", "statusSeen", "goneAt")
    values (${scope.organizationId}::uuid, ${place.connectionId}::uuid, ${place.kind}, ${place.externalId},
      ${readStartedAt}::timestamptz, ${version?.id ?? null}, ${version?.createdAt ?? null}, ${status},
      ${isGone ? readStartedAt : null}::timestamptz)
    on conflict ("organizationId", "connectionId", "kind", "externalId") do update set
      "readStartedAt" = excluded."readStartedAt", "versionSeen" = excluded."versionSeen", "versionSeenAt" = excluded."versionSeenAt",
      "statusSeen" = excluded."statusSeen", "goneAt" = excluded."goneAt"
    where known."readStartedAt" <= excluded."readStartedAt"
    returning 1 as claimed`

  return rows.length > 0
}

/** Writes down a read of an object that is left outside, so that it is not read again before it changes. */
export async function noteLeftOut(claim: Omit<ReadingClaim, 'isGone'>): Promise<void> {
  await inTenant(claim.scope, (tx) => claimReading(tx, { ...claim, isGone: false }))
}

export type NoteListed = {
  scope: TenantScope
  connectionId: string
  kind: SyncObjectKind
  externalIds: readonly string[]
  /** By the database's clock: before the list was read. */
  at: Date
}

/** Says of objects that were read before that a list still has them. */
export async function noteListed(tx: TenantTransaction, { scope, connectionId, kind, externalIds, at }: NoteListed): Promise<void> {
  if (externalIds.length === 0) return
  await execute(tx)`
    update "sync_object" set "listedAt" = ${at}::timestamptz
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and "kind" = ${kind} and "externalId" = any(${[...externalIds]}::text[])`
}
