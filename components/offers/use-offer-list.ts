'use client'

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { OfferFilters } from '#components/offers/offer-filters.ts'
import { offerCountsOptions, offerListOptions } from '#components/offers/offer-queries.ts'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import type { OfferListItem } from '#lib/domain/offers/contract.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'

export type OfferList = PagedList<OfferListItem> & {
  /** Undefined until they were read once. */
  counts: Record<OfferState, number> | undefined
}

type UseOfferListOptions = { filters: OfferFilters; onPageChange: (page: number) => void }

/** The list of one tab: what is read live, held still on screen. How far it is loaded stands in the address. */
export function useOfferList({ filters, onPageChange }: UseOfferListOptions): OfferList {
  const api = useApi()
  const query = useInfiniteQuery(offerListOptions({ api, filters }))
  const { page: _page, ...listFilters } = filters
  const list = usePagedList({ query, listKey: JSON.stringify(listFilters), growth: 'unless-pointed' })
  const counts = useQuery({ ...offerCountsOptions({ api, filters }), placeholderData: keepPreviousData })
  const loadMore = () => {
    list.loadMore()
    onPageChange(list.pageCount + 1)
  }

  return { ...list, loadMore, counts: counts.data }
}
