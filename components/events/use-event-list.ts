'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { EventFilters } from '#components/events/event-filters.ts'
import { eventListOptions } from '#components/events/event-queries.ts'
import { type UseHeldList, useHeldList } from '#components/patterns/use-held-list.ts'
import type { EventSummary } from '#lib/domain/events/contract.ts'

export type EventList = UseHeldList<EventSummary> & {
  isLoading: boolean
  error: unknown
  retry: () => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

/** Events as they come. New ones wait for the press on "3 new events": a log is read, and must not run away. */
export function useEventList(filters: EventFilters): EventList {
  const api = useApi()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(eventListOptions({ api, filters }))
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  const held = useHeldList({ items, listKey: JSON.stringify(filters), hasMore: hasNextPage, growth: 'ask' })

  return {
    ...held,
    isLoading: data === undefined && !error,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  }
}
