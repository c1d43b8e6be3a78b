import { actOnOffers, type LockedOffer, writeAct } from '#lib/domain/offers/acts/mutations.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import type { ManyResult } from '#lib/domain/values/many/rules.ts'
import { type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type ArchiveOffers = EditContext & { ids: readonly string[] }

/**
 * Sets offers aside: a mark beside the state. They leave the lists and go on following Ashby. What a candidate can open, or will be able to
 * without anybody doing more, is not set aside.
 */
export async function archiveOffers({ ids, ...context }: ArchiveOffers): Promise<ManyResult> {
  return actOnOffers({
    context,
    ids,
    prepare: async (tx) => async (offer) => {
      if (offer.archivedAt !== null) return null
      const problem = await findObstacle(tx, offer)
      if (problem !== null) return problem

      await mark(tx, { context, offer, archivedAt: new Date() })
      return null
    },
  })
}

/** Brings archived offers back to the lists. */
export async function restoreOffers({ ids, ...context }: ArchiveOffers): Promise<ManyResult> {
  return actOnOffers({
    context,
    ids,
    prepare: async (tx) => async (offer) => {
      if (offer.archivedAt !== null) await mark(tx, { context, offer, archivedAt: null })
      return null
    },
  })
}

async function findObstacle(tx: TenantTransaction, { id, state }: LockedOffer): Promise<string | null> {
  if (state === 'Published') return 'It is published. Unpublish it first.'
  const waiting = await tx.offerPublication.findFirst({ where: { offerId: id, state: 'Waiting' }, select: { id: true } })

  return waiting ? 'It is going to be published. Cancel that first.' : null
}

type Mark = { context: EditContext; offer: LockedOffer; archivedAt: Date | null }

async function mark(tx: TenantTransaction, { context, offer, archivedAt }: Mark): Promise<void> {
  const isArchived = archivedAt !== null
  await tx.offer.update({ where: tenantKey(context.scope, offer.id), data: { archivedAt }, select: { id: true } })
  await writeAct(tx, {
    context,
    offer,
    audit: isArchived ? 'offer.archived' : 'offer.restored',
    history: { kind: isArchived ? 'archived' : 'restored' },
  })
}
