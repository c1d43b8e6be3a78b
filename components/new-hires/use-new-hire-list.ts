'use client'

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { NewHireFilters } from '#components/new-hires/new-hire-filters.ts'
import { newHireCountsOptions, newHireListOptions } from '#components/new-hires/new-hire-queries.ts'
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
