import type { Permission } from '#lib/domain/access/schema.ts'

export type PersonAtOffer = { person: { permissions: readonly Permission[] }; offer: { isConfidential: boolean } }

/** Whether the offer exists for somebody. */
export function maySee({ person, offer }: PersonAtOffer): boolean {
  return person.permissions.includes('offers.read') && (!offer.isConfidential || person.permissions.includes('confidential.read'))
}

/** Whether somebody may read what is said about the offer, and so can be named there. */
export function mayComment({ person, offer }: PersonAtOffer): boolean {
  return maySee({ person, offer }) && person.permissions.includes('offers.comment')
}
