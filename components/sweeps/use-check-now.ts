'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { describeProgress, describeResult, findLastCheck, isUnderWay } from '#components/sweeps/sweep-words.ts'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'

/** Live notices tell of progress; this only covers a stream that is not open. */
const POLL_MS = 2000

export type CheckNow = {
  start: () => void
  isRunning: boolean
  /** "Reading 62 of 287 offers and hires"; null when nothing is on its way. */
  progress: string | null
  lastCheckAt: string | null
  /** The newest check that was stopped, until the next one. */
  failure: NonNullable<Sweep['error']> | null
  /** Why it cannot be started now. */
  blockedReason: string | null
  /** Whether any account is connected; null where the role may not know. */
  isConnected: boolean | null
}

/** "Check Ashby now": starts a check, follows it and says what it found. */
export function useCheckNow(): CheckNow {
  const api = useApi()
  const queryClient = useQueryClient()
  const can = useCan()
  const latest = api.sweeps.latest.queryOptions({ enabled: can('offers.read') })
  const { data: sweeps = [] } = useQuery({
    ...latest,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? POLL_MS : false),
  })
  const connections = useQuery(api.connections.list.queryOptions({ enabled: can('connections.read') })).data?.items ?? null
  const start = useMutation(
    api.sweeps.start.mutationOptions({
      onSuccess: (started) => {
        const others = (queryClient.getQueryData(latest.queryKey) ?? []).filter(({ connectionId }) =>
          started.every((sweep) => sweep.connectionId !== connectionId),
        )
        queryClient.setQueryData(latest.queryKey, [...others, ...started])
      },
      onError: toastError,
    }),
  )
  useResultToast(sweeps)
  const failed = sweeps.find(({ state }) => state === 'Failed')
  const isConnected = connections?.some(({ state }) => state === 'Connected') ?? null

  return {
    start: () => start.mutate({}),
    isRunning: start.isPending || sweeps.some(isUnderWay),
    progress: describeProgress(sweeps),
    lastCheckAt: findLastCheck(sweeps),
    failure: failed?.error ?? null,
    blockedReason: findBlockedReason({ isAllowed: can('connections.check'), connections }),
    isConnected,
  }
}

type BlockedInput = { isAllowed: boolean; connections: readonly Pick<Connection, 'state' | 'keyLastFour'>[] | null }

function findBlockedReason({ isAllowed, connections }: BlockedInput): string | null {
  if (!isAllowed) return 'your role may not'
  if (connections === null) return null
  const connected = connections.filter(({ state }) => state === 'Connected')
  if (connected.some(({ keyLastFour }) => keyLastFour !== null)) return null
  // Ashby's lists can be read with a key only.
  if (connected.length > 0) return 'the account has no API key'

  return connections.some(({ state }) => state === 'Paused') ? 'the account is paused' : 'no account is connected'
}

/** Says what a check found when one that was seen on its way has ended. */
function useResultToast(sweeps: readonly Sweep[]): void {
  const watched = useRef(new Set<string>())

  useEffect(() => {
    const ended = sweeps.filter((sweep) => watched.current.has(sweep.id) && !isUnderWay(sweep))
    for (const sweep of sweeps.filter(isUnderWay)) watched.current.add(sweep.id)
    for (const { id } of ended) watched.current.delete(id)
    const done = ended.filter(({ state }) => state === 'Done')
    if (done.length > 0) toast.success(describeResult(done))
  }, [sweeps])
}
