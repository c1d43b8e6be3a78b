'use client'

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { OfferFilters } from '#components/offers/offer-filters.ts'
import { offerCountsOptions, offerListOptions } from '#components/offers/offer-queries.ts'
import { type UseHeldList, useHeldList } from '#components/patterns/use-held-list.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import type { OfferState } from '#lib/domain/offers/schema.ts'

export type OfferList = UseHeldList<OfferSummary> & {
  /** Undefined until they were read once. */
  counts: Record<OfferState, number> | undefined
  isLoading: boolean
  error: unknown
  retry: () => void
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
}

/** The list of one tab: what is read live, held still on screen. */
export function useOfferList(filters: OfferFilters): OfferList {
  const api = useApi()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(offerListOptions({ api, filters }))
  const counts = useQuery({ ...offerCountsOptions({ api, filters }), placeholderData: keepPreviousData })
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  const held = useHeldList({ items, listKey: JSON.stringify(filters), hasMore: hasNextPage, growth: 'unless-pointed' })

  return {
    ...held,
    counts: counts.data,
    isLoading: data === undefined && !error,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  }
}
