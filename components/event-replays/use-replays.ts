'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { countUnsettled, describeOutcome, describeReplayEnd, isReplayUnderWay } from '#components/event-replays/replay-words.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'
import type { Replay, ReplayFilter } from '#lib/domain/events/replays/contract.ts'

/** Live notices tell of progress; this only covers a stream that is not open. */
const POLL_MS = 1000

export type ReplaysControl = {
  isAllowed: boolean
  /** The newest one, whoever began it. */
  latest: Replay | null
  isUnderWay: boolean
  start: (filter: ReplayFilter, onStarted?: (replay: Replay) => void) => void
  isStarting: boolean
  startError: unknown
  /** Whoever asks anew is not told of the refusal before. */
  forgetError: () => void
  cancel: () => void
  isCancelling: boolean
}

/** Replays of many events. `isTold` is true while a dialog tells how the newest one ends; else a toast does. */
export function useReplays({ isTold }: { isTold: boolean }): ReplaysControl {
  const api = useApi()
  const queryClient = useQueryClient()
  const isAllowed = useCan()('events.retry')
  const options = api.replays.latest.queryOptions({ enabled: isAllowed })
  const { data: latest = null } = useQuery({
    ...options,
    refetchInterval: ({ state: { data } }) =>
      isReplayUnderWay(data ?? null) || (isTold && data && countUnsettled(data) > 0) ? POLL_MS : false,
  })
  const settle = (replay: Replay) => {
    queryClient.setQueryData(options.queryKey, replay)
    void queryClient.invalidateQueries({ queryKey: api.events.key() })
  }
  const start = useMutation(
    api.replays.start.mutationOptions({
      onSuccess: settle,
      // Somebody else may have begun one meanwhile.
      onError: () => void queryClient.invalidateQueries({ queryKey: options.queryKey }),
    }),
  )
  const cancel = useMutation(api.replays.cancel.mutationOptions({ onSuccess: settle, onError: toastError }))
  useEndToast({ latest, isTold })

  return {
    isAllowed,
    latest,
    isUnderWay: isReplayUnderWay(latest),
    start: (filter, onStarted) => start.mutate({ filter }, { onSuccess: onStarted }),
    isStarting: start.isPending,
    startError: start.error,
    forgetError: start.reset,
    cancel: () => {
      if (latest !== null) cancel.mutate({ id: latest.id })
    },
    isCancelling: cancel.isPending,
  }
}

/** Says how a replay ended that was seen under way. */
function useEndToast({ latest, isTold }: { latest: Replay | null; isTold: boolean }): void {
  const watchedId = useRef<string | null>(null)

  useEffect(() => {
    if (latest === null) return
    if (isReplayUnderWay(latest)) {
      watchedId.current = latest.id
      return
    }
    if (watchedId.current !== latest.id) return
    watchedId.current = null
    if (isTold) return
    const tell = latest.needAttention > 0 ? toast.warning : latest.state === 'Cancelled' ? toast.message : toast.success
    tell(describeReplayEnd(latest), { description: describeOutcome(latest) ?? undefined })
  }, [latest, isTold])
}
