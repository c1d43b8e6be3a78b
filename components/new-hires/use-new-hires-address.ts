'use client'

import { useQueryStates } from 'nuqs'
import { buildNewHiresHref, type NewHireFilters, NO_RESTRICTION, newHireFilterParsers } from '#components/new-hires/new-hire-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { type OpenRecord, useOpenRecord } from '#components/patterns/use-open-record.ts'

export type NewHiresAddress = OpenRecord & {
  filters: NewHireFilters
  /** Replaces the address, so that Back leaves the page instead of walking through every letter of a search. */
  setFilters: (change: Partial<NewHireFilters>) => void
  clearFilters: () => void
  hrefOf: (to: { id?: string | null; filters?: Partial<NewHireFilters> }) => string
}

/** Which new hire and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useNewHiresAddress(): NewHiresAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(newHireFilterParsers)
  const hrefOf: NewHiresAddress['hrefOf'] = (to) => buildNewHiresHref({ slug, id: to.id, filters: to.filters ?? filters })

  return {
    ...useOpenRecord((id) => hrefOf({ id })),
    filters,
    // Another list begins at its first page.
    setFilters: (change) => void setFilters({ page: 1, ...change }),
    clearFilters: () => void setFilters({ page: 1, ...NO_RESTRICTION }),
    hrefOf,
  }
}
