'use client'

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type UseHeldList, type UseHeldListOptions, useHeldList } from '#components/patterns/use-held-list.ts'

type Page<Item> = { items: Item[]; nextCursor: string | null }

export type PagedList<Item extends { id: string }> = UseHeldList<Item> & {
  isLoading: boolean
  /** Only while there is nothing to show: a failed refresh leaves what is there. */
  error: unknown
  retry: () => void
  hasMore: boolean
  /** Pages that are loaded. */
  pageCount: number
  isLoadingMore: boolean
  loadMore: () => void
}

type UsePagedListOptions<Item extends { id: string }> = Pick<UseHeldListOptions<Item>, 'listKey' | 'growth'> & {
  query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>
}

/** The list of a review: pages that are read live and held still on screen. */
export function usePagedList<Item extends { id: string }>({ query, listKey, growth }: UsePagedListOptions<Item>): PagedList<Item> {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data])
  const held = useHeldList({ items, listKey, hasMore: hasNextPage, growth })

  return {
    ...held,
    isLoading: data === undefined && !error,
    error: data === undefined ? error : null,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    pageCount: data?.pages.length ?? 0,
    isLoadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
  }
}
