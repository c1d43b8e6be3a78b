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

/** External ids of the offers we hold of a connection. Open are those that a sweep must ask for when Ashby no longer lists them. */
export async function findKnownOffers({
  scope,
  connectionId,
}: {
  scope: TenantScope
  connectionId: string
}): Promise<Map<string, { isOpen: boolean }>> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.offer.findMany({ where: { connectionId }, select: { externalId: true, state: true } })

    return new Map(rows.map((row) => [row.externalId, { isOpen: row.state !== 'Withdrawn' }]))
  })
}
