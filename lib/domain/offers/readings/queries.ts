import type { ListMissing, ListStale, OfKnown } from '#lib/domain/sync/queries.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

/** The row and application of an offer by its upstream id; null when we do not hold it. */
export async function findOfferByExternalId({
  scope,
  connectionId,
  externalId,
}: {
  scope: TenantScope
  connectionId: string
  externalId: string
}): Promise<{ id: string; applicationExternalId: string | null } | null> {
  return inTenant(scope, (tx) =>
    tx.offer.findFirst({ where: { connectionId, externalId }, select: { id: true, applicationExternalId: true } }),
  )
}

/** External ids of the offers we hold of an application. */
export async function findOffersOfApplication({
  scope,
  connectionId,
  applicationExternalId,
}: {
  scope: TenantScope
  connectionId: string
  applicationExternalId: string
}): Promise<string[]> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.offer.findMany({ where: { connectionId, applicationExternalId }, select: { externalId: true } })

    return rows.map((row) => row.externalId)
  })
}

/** What is known of an offer from the last look at it. */
export type KnownOffer = {
  /** Whether we hold a row of it; otherwise it was looked at and left outside. */
  isHeld: boolean
  /** Open are those that a pass must ask for when they are no longer listed. */
  isOpen: boolean
  isGone: boolean
  version: string | null
  status: string | null
  readAt: Date
}

/** What is known of some offers; an offer of which nothing is known is not in it. */
export async function readKnownOffers({
  scope,
  connection,
  externalIds,
}: OfKnown & { externalIds: readonly string[] }): Promise<Map<string, KnownOffer>> {
  const { organizationId } = scope
  const externalId = { in: [...externalIds] }

  return inTenant(scope, async (tx) => {
    const held = await tx.offer.findMany({
      where: { organizationId, sourceKey: connection.source, environment: connection.environment, externalId },
      select: { externalId: true, state: true, sourceReadAt: true },
    })
    const objects = await tx.syncObject.findMany({
      where: { organizationId, connectionId: connection.id, kind: 'Offer', externalId },
      select: { externalId: true, versionSeen: true, statusSeen: true, goneAt: true, readStartedAt: true },
    })
    const known = new Map<string, KnownOffer>()
    for (const { externalId: id, versionSeen: version, statusSeen: status, goneAt, readStartedAt: readAt } of objects)
      known.set(id, { isHeld: false, isOpen: false, isGone: goneAt !== null, version, status, readAt })
    for (const { externalId: id, state, sourceReadAt } of held) {
      const seen = known.get(id) ?? { isGone: false, version: null, status: null, readAt: sourceReadAt }
      known.set(id, { ...seen, isHeld: true, isOpen: state !== 'Withdrawn' })
    }

    return known
  })
}

/** External ids of open offers that no list has had since an instant and that were read before another one, by id. */
export async function listMissingOffers({ scope, connection, since, readBefore, after, take }: ListMissing): Promise<string[]> {
  const rows = await inTenant(
    scope,
    (tx) => query<{ externalId: string }>(tx)`
      select held."externalId" from "offer" as held
      left join "sync_object" as seen on seen."organizationId" = held."organizationId" and seen."connectionId" = held."connectionId"
        and seen."kind" = 'Offer' and seen."externalId" = held."externalId"
      where held."organizationId" = ${scope.organizationId}::uuid and held."sourceKey" = ${connection.source}
        and held."environment" = ${connection.environment}::"Environment" and held."externalId" > ${after ?? ''} and held."state" <> 'Withdrawn'
        and coalesce(seen."listedAt", '-infinity') < ${since}::timestamptz
        and coalesce(seen."readStartedAt", '-infinity') < ${readBefore}::timestamptz
      order by held."externalId" limit ${take}`,
  )

  return rows.map(({ externalId }) => externalId)
}

/** Open offers that were read before an instant, those that were read longest ago first. */
export async function listStaleOffers({
  scope,
  connection,
  before,
  take,
}: ListStale): Promise<{ externalId: string; applicationExternalId: string | null; readAt: Date }[]> {
  const rows = await inTenant(scope, (tx) =>
    tx.offer.findMany({
      where: {
        organizationId: scope.organizationId,
        connectionId: connection.id,
        state: { not: 'Withdrawn' },
        sourceReadAt: { lt: before },
      },
      orderBy: { sourceReadAt: 'asc' },
      take,
      select: { externalId: true, applicationExternalId: true, sourceReadAt: true },
    }),
  )

  return rows.map(({ sourceReadAt: readAt, ...row }) => ({ ...row, readAt }))
}
