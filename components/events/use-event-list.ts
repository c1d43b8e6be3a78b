'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { type EventRestriction, eventListOptions } from '#components/events/event-queries.ts'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import type { EventSummary } from '#lib/domain/events/contract.ts'

export type EventList = PagedList<EventSummary>

/** Events as they come. New ones wait for the press on "3 new events": a log is read, and must not run away. */
export function useEventList(restriction: EventRestriction): EventList {
  const api = useApi()
  const query = useInfiniteQuery(eventListOptions({ api, ...restriction }))

  return usePagedList({ query, listKey: JSON.stringify(restriction.filters), growth: 'ask' })
}
