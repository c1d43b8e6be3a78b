'use client'

import { usePathname } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { buildNewHiresHref, type NewHireFilters, NO_RESTRICTION, newHireFilterParsers } from '#components/new-hires/new-hire-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

export type NewHiresAddress = {
  /** The new hire that is open; null on the list. */
  id: string | null
  filters: NewHireFilters
  /** Replaces the address, so that Back leaves the page instead of walking through every letter of a search. */
  setFilters: (change: Partial<NewHireFilters>) => void
  clearFilters: () => void
  hrefOf: (to: { id?: string | null; filters?: Partial<NewHireFilters> }) => string
  /** Opens a new hire, or the list with null. */
  open: (id: string | null) => void
}

/** Which new hire and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useNewHiresAddress(): NewHiresAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(newHireFilterParsers)
  const id = usePathname().split('/')[3] ?? null
  const hrefOf: NewHiresAddress['hrefOf'] = (to) => buildNewHiresHref({ slug, id: to.id, filters: to.filters ?? filters })

  return {
    id,
    filters,
    // Another list begins at its first page.
    setFilters: (change) => void setFilters({ page: 1, ...change }),
    clearFilters: () => void setFilters({ page: 1, ...NO_RESTRICTION }),
    hrefOf,
    open: (target) => {
      // From one to the next the address is replaced: Back then returns to where the review began.
      const isStep = id !== null && target !== null
      window.history[isStep ? 'replaceState' : 'pushState'](null, '', hrefOf({ id: target }))
    },
  }
}
