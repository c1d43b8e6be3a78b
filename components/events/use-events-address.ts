'use client'

import { usePathname } from 'next/navigation'
import { parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs'
import {
  buildEventsHref,
  type EventFilters,
  eventFilterParsers,
  NO_EVENT_FILTERS,
  type PayloadView,
  payloadViews,
} from '#components/events/event-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'

export type EventsAddress = {
  /** The event that is open; null on the list. */
  id: string | null
  filters: EventFilters
  setFilters: (change: Partial<EventFilters>) => void
  clearFilters: () => void
  /** What of the open event is shown below its steps. */
  view: PayloadView
  hrefOf: (to: { id?: string | null; view?: PayloadView }) => string
  /** Opens an event, or the list with null. */
  open: (id: string | null) => void
}

/** Which event and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useEventsAddress(): EventsAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(eventFilterParsers)
  const [view] = useQueryState('view', parseAsStringLiteral(payloadViews).withDefault('payload'))
  const id = usePathname().split('/')[3] ?? null
  const hrefOf: EventsAddress['hrefOf'] = (to) => buildEventsHref({ slug, id: to.id, filters, view: to.view })

  return {
    id,
    filters,
    setFilters: (change) => void setFilters(change),
    clearFilters: () => void setFilters(NO_EVENT_FILTERS),
    view,
    hrefOf,
    open: (target) => {
      // From one event to the next the address is replaced: Back then returns to where one started.
      const isStep = id !== null && target !== null
      window.history[isStep ? 'replaceState' : 'pushState'](null, '', hrefOf({ id: target }))
    },
  }
}
