import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { mayComment, maySee } from './rules.ts'

/** A member with what they may do now. `id` is the user's. */
export type OfferPerson = { id: string; name: string; permissions: readonly Permission[] }

const personSelect = { ...roleSelect, userId: true, user: { select: { name: true } } } satisfies Prisma.MembershipSelect

/** Members by their user ids; who is no member (any more) is not among them. Without ids everybody. */
export async function readPeople(tx: TenantTransaction, { userIds }: { userIds?: readonly string[] }): Promise<Map<string, OfferPerson>> {
  if (userIds?.length === 0) return new Map()

  const rows = await tx.membership.findMany({
    where: userIds ? { userId: { in: [...userIds] } } : {},
    select: personSelect,
  })

  return new Map(rows.map((row) => [row.userId, { id: row.userId, name: row.user.name, permissions: readRole(row).permissions }]))
}

export type FindVisibleOffer = { scope: TenantScope; offerId: string; visibility: OfferVisibility }

/** What must be known of an offer before somebody says something about it. Throws `not_found` for one that may not be seen. */
export async function findVisibleOffer(
  tx: TenantTransaction,
  { scope, offerId, visibility }: FindVisibleOffer,
): Promise<{ isConfidential: boolean }> {
  const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { confidential: true } })
  if (!offer || (offer.confidential && !visibility.confidential)) throw notFoundError('offer')

  return { isConfidential: offer.confidential }
}

/** Everybody for whom the offer exists, by name: who can look after it, and who can be mentioned at it. Throws `not_found`. */
export async function listOfferPeople(input: FindVisibleOffer): Promise<{ id: string; name: string; canComment: boolean }[]> {
  return inTenant(input.scope, async (tx) => {
    const offer = await findVisibleOffer(tx, input)
    const people = await readPeople(tx, {})

    return [...people.values()]
      .filter((person) => maySee({ person, offer }))
      .map((person) => ({ id: person.id, name: person.name, canComment: mayComment({ person, offer }) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id))
  })
}
