import type { Permission } from '#lib/domain/access/schema.ts'
import { readRequester } from '#lib/domain/offer-publishing/queries.ts'
import { type OfferVisibility, whereVisible } from '#lib/domain/offers/queries.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

export type WaitingPublication = {
  id: string
  offerId: string
  requestedById: string
  /** The deadline; undefined for the organization's own rule, null for none. */
  expiresAt: Date | null | undefined
  /** What the member who asked may do now; null once they are no member. */
  permissions: readonly Permission[] | null
}

/** A request while it waits; null once it was followed, refused or cancelled. */
export async function findWaitingPublication({ scope, id }: { scope: TenantScope; id: string }): Promise<WaitingPublication | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.offerPublication.findUnique({
      where: { ...tenantKey(scope, id), state: 'Waiting' },
      select: { id: true, offerId: true, requestedById: true, expiresAt: true, isWithoutDeadline: true },
    })
    if (!row) return null
    const { isWithoutDeadline, ...publication } = row
    const requester = await readRequester(tx, row.requestedById)

    return {
      ...publication,
      expiresAt: row.expiresAt ?? (isWithoutDeadline ? null : undefined),
      permissions: requester?.permissions ?? null,
    }
  })
}

/** How far a bulk publication is, as far as the reader may see its offers. Throws `not_found`. */
export async function readBatch({ scope, batchId, visibility }: { scope: TenantScope; batchId: string; visibility: OfferVisibility }) {
  const rows = await inTenant(scope, (tx) =>
    tx.offerPublication.findMany({
      where: { batchId, offer: whereVisible(visibility) },
      orderBy: { id: 'asc' },
      select: { offerId: true, state: true, problem: true, offer: { select: { name: true } } },
    }),
  )
  if (rows.length === 0) throw notFoundError('bulk publication')
  const refused = rows.filter(({ state }) => state === 'Refused' || state === 'Cancelled')

  return {
    total: rows.length,
    waiting: rows.filter(({ state }) => state === 'Waiting').length,
    done: rows.filter(({ state }) => state === 'Done').length,
    refused: refused.map(({ offerId, offer, problem }) => ({ id: offerId, name: offer.name, problem: problem ?? 'It was cancelled.' })),
  }
}
