import { addPositionHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, type LockOptions, lockOfferRow } from '#lib/domain/offers/mutations.ts'
import { tellOfUpdate } from '#lib/domain/offers/news/mutations.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { findSuccessionChanges } from './rules.ts'

export type LockSiblings = {
  scope: TenantScope
  sourceKey: string
  environment: 'Ashby' | 'Sandbox'
  place: { connectionId: string; externalId: string }
  /** Null where the read told nothing of it: that of the offer as we hold it. */
  applicationExternalId: string | null
}

/**
 * Holds an offer and all others of its application until the transaction ends. Readings of one application wait for each other also where
 * there is no row yet to wait at; rows are locked in the order of their ids, as by those who act on many. Returns how many there are.
 */
export async function lockSiblings(tx: TenantTransaction, options: LockSiblings): Promise<number> {
  const { scope, sourceKey, environment, place, applicationExternalId } = options
  const { organizationId } = scope
  const [named] = await query<{ application: string | null }>(tx)`
    select application, pg_advisory_xact_lock(hashtextextended(${`${organizationId}:${place.connectionId}:`} || coalesce(application, ${place.externalId}), 0))::text
    from (select coalesce(${applicationExternalId}, (
      select o."applicationExternalId" from "offer" o where o."organizationId" = ${organizationId}::uuid and o."externalId" = ${place.externalId}
        and o."sourceKey" = ${sourceKey} and o."environment" = ${environment}::"Environment"
    )) as application) as named`
  const application = named?.application ?? null

  // Found first, by one index each, and put in order then: in one step the planner may walk through all of the organization's offers in order.
  const held = await query(tx)`
    with found as materialized (
      select o."id" from "offer" o where o."organizationId" = ${organizationId}::uuid and o."externalId" = ${place.externalId}
        and o."sourceKey" = ${sourceKey} and o."environment" = ${environment}::"Environment"
      union
      select o."id" from "offer" o where o."organizationId" = ${organizationId}::uuid and o."applicationExternalId" = ${application}
        and o."connectionId" = ${place.connectionId}::uuid
    )
    select 1 from "offer" o join found using ("id") where o."organizationId" = ${organizationId}::uuid order by o."id" for update of o`

  return held.length
}

/**
 * Reads an offer for changing together with the others of its application, before an act of ours that may move it. All are locked at once
 * and in one order: whoever held its row already and then asked for the others could wait in a circle. Throws as `lockOfferRow` does.
 */
export async function lockOfferAmongSiblings(tx: TenantTransaction, options: LockOptions): Promise<EditableRow> {
  const { scope, offerId } = options
  const place = await tx.offer.findUnique({
    where: tenantKey(scope, offerId),
    select: { sourceKey: true, environment: true, connectionId: true, externalId: true },
  })
  if (!place) throw notFoundError('offer')
  const { sourceKey, environment } = place
  await lockSiblings(tx, { scope, sourceKey, environment, place, applicationExternalId: null })

  return lockOfferRow(tx, options)
}

export type RefreshSuccession = {
  scope: TenantScope
  connectionId: string
  applicationExternalId: string | null
  eventId?: string | null
}

/**
 * Marks which open offers of an application are replaced by a later one, after one of them came in or moved, whoever moved it. One query
 * where there is only one offer. Under `lockSiblings`.
 */
export async function refreshSuccession(tx: TenantTransaction, options: RefreshSuccession): Promise<void> {
  const { scope, connectionId, applicationExternalId, eventId = null } = options
  if (!applicationExternalId) return
  const where = { organizationId: scope.organizationId, connectionId, applicationExternalId }
  const select = { id: true, externalId: true, sourceCreatedAt: true, state: true, flags: true, confidential: true } as const
  const rows = await tx.offer.findMany({ where, select })
  const siblings = rows.map((row) => ({ ...row, flags: row.flags as OfferFlag[] }))
  const changes = findSuccessionChanges(siblings)

  for (const { id, flags } of changes) {
    const before = siblings.find((sibling) => sibling.id === id)
    if (!before) continue
    await tx.offer.update({ where: tenantKey(scope, id), data: { flags }, select: { id: true } })
    const after = { ...before, flags }
    await addPositionHistory(tx, { scope, offerId: id, eventId, before, after })
    await tellOfUpdate(tx, { scope, before, isConfidential: before.confidential, after })
  }
  if (changes.length > 0) await notifyChange(tx, { scope, topic: 'offers' })
}
