'use client'

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { OfferFilters } from '#components/offers/offer-filters.ts'
import { offerCountsOptions, offerListOptions } from '#components/offers/offer-queries.ts'
import { type PagedList, usePagedList } from '#components/patterns/use-paged-list.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import type { OfferState } from '#lib/domain/offers/schema.ts'

export type OfferList = PagedList<OfferSummary> & {
  /** Undefined until they were read once. */
  counts: Record<OfferState, number> | undefined
}

/** The list of one tab: what is read live, held still on screen. */
export function useOfferList(filters: OfferFilters): OfferList {
  const api = useApi()
  const query = useInfiniteQuery(offerListOptions({ api, filters }))
  const list = usePagedList({ query, listKey: JSON.stringify(filters), growth: 'unless-pointed' })
  const counts = useQuery({ ...offerCountsOptions({ api, filters }), placeholderData: keepPreviousData })

  return { ...list, counts: counts.data }
}
