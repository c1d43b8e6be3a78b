'use client'

import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { buildOffersHref, NO_RESTRICTION, type OfferFilters, offerFilterParsers } from '#components/offers/offer-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

export type OffersAddress = {
  /** The offer that is open; null on the list. */
  id: string | null
  filters: OfferFilters
  /** Replaces the address, so that Back leaves the page instead of walking through every letter of a search. */
  setFilters: (change: Partial<OfferFilters>) => void
  clearFilters: () => void
  hrefOf: (to: { id?: string | null; filters?: Partial<OfferFilters> }) => string
  /** Opens an offer, or the list with null. */
  open: (id: string | null) => void
}

/** Which offer and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useOffersAddress(): OffersAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(offerFilterParsers)
  const id = usePathname().split('/')[3] ?? null
  const hrefOf: OffersAddress['hrefOf'] = (to) => buildOffersHref({ slug, id: to.id, filters: to.filters ?? filters })

  return {
    id,
    filters,
    // Another list begins at its first page.
    setFilters: (change) => void setFilters({ page: 1, ...change }),
    clearFilters: () => void setFilters({ page: 1, ...NO_RESTRICTION }),
    hrefOf,
    open: (target) => {
      // From one offer to the next the address is replaced: Back then returns to where the review began.
      const isStep = id !== null && target !== null
      window.history[isStep ? 'replaceState' : 'pushState'](null, '', hrefOf({ id: target }))
    },
  }
}
