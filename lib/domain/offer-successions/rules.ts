import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'

export type Sibling = { id: string; state: OfferState; flags: readonly OfferFlag[] }

/**
 * Which offers of one application have to change their mark: an open one is superseded while one that came in later is open or accepted.
 * Ids grow with the time at which they came in. Pure.
 */
export function findSuccessionChanges(siblings: readonly Sibling[]): { id: string; flags: OfferFlag[] }[] {
  return siblings.flatMap((offer) => {
    const isReplaced = siblings.some(({ id, state }) => id > offer.id && (isOpenState(state) || state === 'Accepted'))
    const isSuperseded = isOpenState(offer.state) && isReplaced
    if (isSuperseded === offer.flags.includes('Superseded')) return []
    const others = offer.flags.filter((flag) => flag !== 'Superseded')

    return [{ id: offer.id, flags: isSuperseded ? [...others, 'Superseded' as const] : others }]
  })
}
