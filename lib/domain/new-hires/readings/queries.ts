import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { FindHire } from '#lib/domain/new-hires/queries.ts'
import { STANDING_FLAGS } from '#lib/domain/new-hires/rules.ts'
import type { ListMissing, ListStale, OfKnown } from '#lib/domain/sync/queries.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

/** What the last look at a hire left: the source's objects as they were, and what was read from them. */
export type LastHireReading = { raw: Readonly<Record<string, unknown>>; readings: Readings }

/** Null where none of the hire is known. */
export async function findLastReading({ scope, connectionId, applicationExternalId }: FindHire): Promise<LastHireReading | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.newHire.findFirst({
      where: { organizationId: scope.organizationId, connectionId, externalId: applicationExternalId },
      select: { raw: true, readings: true },
    })

    return row && { raw: row.raw as LastHireReading['raw'], readings: row.readings as Readings }
  })
}

/** What is known of a hired application from the last look at it. */
export type KnownHire = {
  /** Whether we hold a row of it; otherwise it was looked at and left outside. */
  isHeld: boolean
  /** The application's last change as the last read saw it. */
  updatedAt: string | null
  readAt: Date
  isGone: boolean
  /** Dismissed: nobody waits for news of it. */
  isSettled: boolean
}

/** What is known of some hires, by their applications; one of which nothing is known is not in it. */
export async function readKnownHires({
  scope,
  connection,
  externalIds,
}: OfKnown & { externalIds: readonly string[] }): Promise<Map<string, KnownHire>> {
  const { organizationId } = scope
  const externalId = { in: [...externalIds] }

  return inTenant(scope, async (tx) => {
    const held = await tx.newHire.findMany({
      where: { organizationId, sourceKey: connection.source, environment: connection.environment, externalId },
      select: { externalId: true, state: true, sourceReadAt: true },
    })
    const objects = await tx.syncObject.findMany({
      where: { organizationId, connectionId: connection.id, kind: 'Hire', externalId },
      select: { externalId: true, versionSeenAt: true, goneAt: true, readStartedAt: true },
    })
    const known = new Map<string, KnownHire>()
    for (const { externalId: id, versionSeenAt: updatedAt, goneAt, readStartedAt: readAt } of objects)
      known.set(id, { isHeld: false, isSettled: false, isGone: goneAt !== null, updatedAt, readAt })
    for (const { externalId: id, state, sourceReadAt } of held) {
      const seen = known.get(id) ?? { isGone: false, updatedAt: null, readAt: sourceReadAt }
      known.set(id, { ...seen, isHeld: true, isSettled: state === 'Dismissed' })
    }

    return known
  })
}

/** Applications of new hires that no list of the hired has had since an instant and that were read before another one, by id. Who is marked as out
 * is known. */
export async function listMissingHires({ scope, connection, since, readBefore, after, take }: ListMissing): Promise<string[]> {
  const rows = await inTenant(
    scope,
    (tx) => query<{ externalId: string }>(tx)`
      select held."externalId" from "new_hire" as held
      left join "sync_object" as seen on seen."organizationId" = held."organizationId" and seen."connectionId" = held."connectionId"
        and seen."kind" = 'Hire' and seen."externalId" = held."externalId"
      where held."organizationId" = ${scope.organizationId}::uuid and held."sourceKey" = ${connection.source}
        and held."environment" = ${connection.environment}::"Environment" and held."externalId" > ${after ?? ''}
        and not held."flags" && ${[...STANDING_FLAGS]}::text[]
        and coalesce(seen."listedAt", '-infinity') < ${since}::timestamptz
        and coalesce(seen."readStartedAt", '-infinity') < ${readBefore}::timestamptz
      order by held."externalId" limit ${take}`,
  )

  return rows.map(({ externalId }) => externalId)
}

/** Hires that were read before an instant and that somebody may wait for news of, those that were read longest ago first. */
export async function listStaleHires({ scope, connection, before, take }: ListStale): Promise<{ externalId: string; readAt: Date }[]> {
  const rows = await inTenant(scope, (tx) =>
    tx.newHire.findMany({
      where: {
        organizationId: scope.organizationId,
        connectionId: connection.id,
        // Of what others pushed there is nothing to read at the source.
        sourceKey: connection.source,
        state: { not: 'Dismissed' },
        sourceReadAt: { lt: before },
      },
      orderBy: { sourceReadAt: 'asc' },
      take,
      select: { externalId: true, sourceReadAt: true },
    }),
  )

  return rows.map(({ externalId, sourceReadAt }) => ({ externalId, readAt: sourceReadAt }))
}
