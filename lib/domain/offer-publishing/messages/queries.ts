import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { OfferMessage } from './contract.ts'

/** Far more than anybody asks about one offer. */
const MESSAGES_MAX = 200

/** Questions and replies of an offer, oldest first; of more than 200 the newest. Candidates are not named: their name is the offer's. */
export async function listMessages(tx: TenantTransaction, { offerId }: { scope: TenantScope; offerId: string }): Promise<OfferMessage[]> {
  const rows = await tx.offerMessage.findMany({
    where: { offerId },
    orderBy: { id: 'desc' },
    take: MESSAGES_MAX,
    select: { id: true, userId: true, text: true, at: true },
  })
  const names = await readMemberNames(
    tx,
    rows.flatMap(({ userId }) => userId ?? []),
  )

  return rows.reverse().map(({ userId, at, ...message }) => ({
    ...message,
    from: userId === null ? 'candidate' : 'organization',
    name: userId === null ? null : (names.get(userId) ?? null),
    at: at.toISOString(),
  }))
}

type ReadThread = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** The thread as members see it, the candidate by the name of the offer. Throws `not_found`. */
export async function readThread({ scope, offerId, visibility }: ReadThread): Promise<OfferMessage[]> {
  return inTenant(scope, async (tx) => {
    const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { name: true, confidential: true } })
    if (!offer || (offer.confidential && !visibility.confidential)) throw notFoundError('offer')
    const messages = await listMessages(tx, { scope, offerId })

    return messages.map((message) => (message.from === 'candidate' ? { ...message, name: offer.name } : message))
  })
}
