import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'

export type Sibling = {
  id: string
  externalId: string
  /** Null for one that no read has told of yet. */
  sourceCreatedAt: Date | null
  state: OfferState
  flags: readonly OfferFlag[]
}

/**
 * Which offers of one application have to change their mark: an open one is superseded while one that the source made later is open or
 * accepted. Pure.
 */
export function findSuccessionChanges(siblings: readonly Sibling[]): { id: string; flags: OfferFlag[] }[] {
  const newest = findNewest(siblings.filter(({ state }) => isOpenState(state) || state === 'Accepted'))

  return siblings.flatMap((offer) => {
    const isSuperseded = isOpenState(offer.state) && offer !== newest
    if (isSuperseded === offer.flags.includes('Superseded')) return []
    const others = offer.flags.filter((flag) => flag !== 'Superseded')

    return [{ id: offer.id, flags: isSuperseded ? [...others, 'Superseded' as const] : others }]
  })
}

/**
 * Our ids grow with the time at which offers came in, which says nothing of their order at the source. They decide only while the source's
 * time of one of them is unknown: two measures in one comparison could go round in a circle, and nothing would be the newest.
 */
function findNewest(offers: readonly Sibling[]): Sibling | undefined {
  const isKnown = offers.every(({ sourceCreatedAt }) => sourceCreatedAt !== null)
  const ordered = [...offers].sort((one, other) => (isKnown ? compareAtSource(one, other) : compareTexts(one.id, other.id)))

  return ordered.at(-1)
}

function compareAtSource(one: Sibling, other: Sibling): number {
  const apart = (one.sourceCreatedAt?.getTime() ?? 0) - (other.sourceCreatedAt?.getTime() ?? 0)

  return apart || compareTexts(one.externalId, other.externalId) || compareTexts(one.id, other.id)
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0

  return one < other ? -1 : 1
}
