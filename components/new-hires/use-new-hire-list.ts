'use client'

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '#components/api/provider.tsx'
import type { NewHireFilters } from '#components/new-hires/new-hire-filters.ts'
import { newHireCountsOptions, newHireListOptions } from '#components/new-hires/new-hire-queries.ts'
import type { Neighbours } from '#components/patterns/use-list-keys.ts'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import type { NewHireState } from '#lib/domain/new-hires/terms.ts'

export type NewHireList = PagedList<NewHireSummary> & {
  /** Undefined until they were read once. */
  counts: Record<NewHireState, number> | undefined
}

type UseNewHireListOptions = { filters: NewHireFilters; onPageChange: (page: number) => void }

/** The list of one tab: what is read live, held still on screen. How far it is loaded stands in the address. */
export function useNewHireList({ filters, onPageChange }: UseNewHireListOptions): NewHireList {
  const api = useApi()
  const query = useInfiniteQuery(newHireListOptions({ api, filters }))
  const { page: _page, ...listFilters } = filters
  const list = usePagedList({ query, listKey: JSON.stringify(listFilters), growth: 'unless-pointed' })
  const counts = useQuery({ ...newHireCountsOptions({ api, filters }), placeholderData: keepPreviousData })
  const loadMore = () => {
    list.loadMore()
    onPageChange(list.pageCount + 1)
  }

  return { ...list, loadMore, counts: counts.data }
}

/** Reads the new hires before and after the open one, so that the next step shows at once, and the next page before its end is reached. */
export function useReadAhead({ list, index, previousId, nextId }: { list: NewHireList } & Neighbours): void {
  const api = useApi()
  const queryClient = useQueryClient()
  const isNearEnd = index >= 0 && index >= list.rows.length - 3 && list.hasMore && !list.isLoadingMore
  const { loadMore } = list

  useEffect(() => {
    for (const id of [nextId, previousId]) {
      if (id !== null && index >= 0) void queryClient.prefetchQuery(api.newHires.get.queryOptions({ input: { id } }))
    }
  }, [api, queryClient, index, previousId, nextId])

  useEffect(() => {
    if (isNearEnd) loadMore()
  })
}
