'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { findLeaving } from '#components/offer-publishing/publish-choice.ts'
import { publishingOptions } from '#components/offer-publishing/publishing-queries.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'

/** After the mail may leave it takes the worker a moment. */
const AFTER_VISIBLE_MS = 1500
const SOON_MS = 3000
const LATER_MS = 30_000
const SOON_FOR_MS = 60_000

/** An offer's way to the candidate and back. While a mail waits to leave it is read again by itself. */
export function usePublishing(id: string) {
  const api = useApi()

  return useQuery({
    ...publishingOptions({ api, id }),
    refetchInterval: ({ state }) => findPause({ publishing: state.data, nowMs: Date.now() }),
  })
}

/** How long until the next reading, in milliseconds; false where nothing is on its way. Live notices tell of everything else. */
export function findPause({ publishing, nowMs }: { publishing: Publishing | undefined; nowMs: number }): number | false {
  const leaving = publishing ? findLeaving(publishing) : null
  if (leaving === null) return false
  const untilVisibleMs = new Date(leaving.visibleAt).getTime() - nowMs
  if (untilVisibleMs > 0) return untilVisibleMs + AFTER_VISIBLE_MS

  return -untilVisibleMs < SOON_FOR_MS ? SOON_MS : LATER_MS
}
