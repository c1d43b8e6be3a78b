import type { OfferRecord } from '#lib/sources/source.ts'
import { type AshbyCandidacyParts, normalizeCandidacy, normalizeTerms } from './normalize-candidacy.ts'
import type { AshbyOffer } from './schemas.ts'

/** Everything of Ashby's that one offer is made of. */
export type AshbyOfferParts = AshbyCandidacyParts & { offer: AshbyOffer }

/** Pure: Ashby's objects in, the vendor-free record out. The objects themselves are kept beside it as they came. */
export function normalizeOffer(parts: AshbyOfferParts): OfferRecord {
  const { offer } = parts
  const version = offer.latestVersion ?? null

  return {
    ...normalizeCandidacy(parts),
    ...normalizeTerms(parts),
    externalId: offer.id,
    status: offer.offerStatus ?? null,
    acceptanceStatus: offer.acceptanceStatus ?? null,
    approvalStatus: version?.approvalStatus ?? null,
    createdAt: findCreatedAt(offer),
    versionId: version?.id ?? null,
    versionCreatedAt: version?.createdAt ?? null,
    openingExternalId: version?.openingId ?? null,
  }
}

/**
 * An offer has no time of its own: it was made with its first version. In which order Ashby names them is not documented, and a list names
 * the latest only, so that this is no earlier than it should be, but may be later.
 */
function findCreatedAt({ versions, latestVersion }: AshbyOffer): string | null {
  const times = [...(versions ?? []), latestVersion].map((version) => Date.parse(version?.createdAt ?? '')).filter(Number.isFinite)

  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString()
}
