'use client'

import { useQueryStates } from 'nuqs'
import { buildOffersHref, NO_RESTRICTION, type OfferFilters, offerFilterParsers } from '#components/offers/offer-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { type OpenRecord, useOpenRecord } from '#components/patterns/use-open-record.ts'

export type OffersAddress = OpenRecord & {
  filters: OfferFilters
  /** Replaces the address, so that Back leaves the page instead of walking through every letter of a search. */
  setFilters: (change: Partial<OfferFilters>) => void
  clearFilters: () => void
  hrefOf: (to: { id?: string | null; filters?: Partial<OfferFilters> }) => string
}

/** Which offer and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useOffersAddress(): OffersAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(offerFilterParsers)
  const hrefOf: OffersAddress['hrefOf'] = (to) => buildOffersHref({ slug, id: to.id, filters: to.filters ?? filters })

  return {
    ...useOpenRecord((id) => hrefOf({ id })),
    filters,
    // Another list begins at its first page.
    setFilters: (change) => void setFilters({ page: 1, ...change }),
    clearFilters: () => void setFilters({ page: 1, ...NO_RESTRICTION }),
    hrefOf,
  }
}
