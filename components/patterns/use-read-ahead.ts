'use client'

import { useEffect, useEffectEvent } from 'react'
import type { Neighbours } from '#components/patterns/use-list-keys.ts'

/** How many rows before the end of what is loaded the next page is asked for. */
const ROWS_LEFT = 3

export type UseReadAhead = Neighbours & {
  list: { rows: readonly unknown[]; hasMore: boolean; isLoadingMore: boolean; loadMore: () => void }
  /** Reads what the record of an id shows. */
  prefetch: (id: string) => void
}

/** Reads the records before and after the open one, so that the next step shows at once, and the next page before its end is reached. */
export function useReadAhead({ list, index, previousId, nextId, prefetch }: UseReadAhead): void {
  const isNearEnd = index >= 0 && index >= list.rows.length - ROWS_LEFT && list.hasMore && !list.isLoadingMore
  const { loadMore } = list
  const read = useEffectEvent(prefetch)

  useEffect(() => {
    for (const id of [nextId, previousId]) if (id !== null && index >= 0) read(id)
  }, [index, previousId, nextId])

  useEffect(() => {
    if (isNearEnd) loadMore()
  })
}
