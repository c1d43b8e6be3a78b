import type { Offer, OfferVersion } from '#sandbox/model.ts'

/** The offer with its latest version replaced. */
export function replaceLatest(offer: Offer, version: OfferVersion): Offer {
  const [first, ...others] = offer.versions
  if (others.length === 0) return { ...offer, versions: [version] }

  return { ...offer, versions: [first, ...others.slice(0, -1), version] }
}
