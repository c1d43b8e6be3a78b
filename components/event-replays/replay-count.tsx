'use client'

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { describeReplayCount, describeReplayRest, findCountObstacle, type ReplayCount } from '#components/event-replays/replay-words.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { ReplayFilter } from '#lib/domain/events/replays/contract.ts'

export type CountedReplay = {
  count: ReplayCount | null
  /** The number belongs to what was chosen before. */
  isStale: boolean
  error: unknown
  retry: () => void
  /** Why nothing can be replayed, as it is said on the button. */
  obstacle: string | null
}

/** Counts what a filter would replay; null is a choice with something wrong in it. Nothing is replayed without that number. */
export function useReplayCount(filter: ReplayFilter | null): CountedReplay {
  const api = useApi()
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...api.replays.count.queryOptions({ input: filter ? { filter } : skipToken }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const count = filter === null ? null : (data ?? null)

  return {
    count,
    isStale: isPlaceholderData,
    error: filter === null ? null : error,
    retry: () => void refetch(),
    obstacle: count === null || isPlaceholderData ? null : findCountObstacle(count),
  }
}

/** The number, before anything happens. Its place is kept while it is counted. */
export function ReplayCountLine({ counted }: { counted: CountedReplay }) {
  const { count, isStale, error, retry } = counted
  if (error) return <RequestFailure title="The events could not be counted" error={error} onRetry={retry} />

  return (
    <div role="status" aria-busy={isStale} className="min-h-15 rounded-md border border-line bg-canvas px-3 py-2.5">
      {count === null ? (
        <Skeleton className="mt-1 w-48" />
      ) : (
        <>
          <p className={isStale ? 'num font-medium text-ink-3' : 'num font-medium'}>{describeReplayCount(count)}</p>
          <p className="num text-ink-3">{describeReplayRest(count)}</p>
        </>
      )}
    </div>
  )
}
