'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toast } from '#components/ui/toast.ts'
import type { Replay } from '#lib/domain/events/replays/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const POLL_MS = 1000

/** The replay that is under way, asked for every second; null where none is. Its end is said once, and what it changed is read again. */
export function useRunningReplay(): Replay | null {
  const api = useApi()
  const queryClient = useQueryClient()
  const { data: latest = null } = useQuery(
    api.replays.latest.queryOptions({ refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? POLL_MS : false) }),
  )
  const seenId = useRef<string | null>(null)
  const running = latest && isUnderWay(latest) ? latest : null

  useEffect(() => {
    if (running) {
      seenId.current = running.id
      return
    }
    if (!latest || seenId.current !== latest.id) return
    seenId.current = null
    toast.success(`${formatCountOf({ count: latest.replayed, one: 'event' })} replayed`)
    void queryClient.invalidateQueries({ queryKey: api.replays.count.key() })
    void queryClient.invalidateQueries({ queryKey: api.events.key() })
  }, [running, latest, queryClient, api])

  return running
}

function isUnderWay({ state }: Replay): boolean {
  return state === 'Queued' || state === 'Running'
}
