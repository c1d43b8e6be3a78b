'use client'

import { parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs'
import {
  buildEventsHref,
  type EventFilters,
  eventFilterParsers,
  NO_EVENT_FILTERS,
  type PayloadView,
  payloadViews,
} from '#components/events/event-filters.ts'
import type { TimeBounds } from '#components/events/event-times.ts'
import { useTimeBounds } from '#components/events/use-time-bounds.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { type OpenRecord, useOpenRecord } from '#components/patterns/use-open-record.ts'

export type EventsAddress = OpenRecord & {
  filters: EventFilters
  /** When the listed events were received. */
  bounds: TimeBounds
  setFilters: (change: Partial<EventFilters>) => void
  clearFilters: () => void
  /** What of the open event is shown below its steps. */
  view: PayloadView
  hrefOf: (to: { id?: string | null; view?: PayloadView }) => string
}

/** Which event and which list the address names. Changing it asks the server for nothing but what is missing. */
export function useEventsAddress(): EventsAddress {
  const { slug } = useOrganization()
  const [filters, setFilters] = useQueryStates(eventFilterParsers)
  const [view] = useQueryState('view', parseAsStringLiteral(payloadViews).withDefault('payload'))
  const hrefOf: EventsAddress['hrefOf'] = (to) => buildEventsHref({ slug, id: to.id, filters, view: to.view })

  return {
    ...useOpenRecord((id) => hrefOf({ id })),
    filters,
    bounds: useTimeBounds(filters),
    setFilters: (change) => void setFilters(change),
    clearFilters: () => void setFilters(NO_EVENT_FILTERS),
    view,
    hrefOf,
  }
}
