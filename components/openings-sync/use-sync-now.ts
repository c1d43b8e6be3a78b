'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { setupOptions } from '#components/openings-sync/sync-queries.ts'
import { describeSyncDone, isUnderWay } from '#components/openings-sync/sync-words.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OpeningSetup, OpeningSync } from '#lib/domain/openings/contract.ts'

/** Live notices tell of progress; this only covers a stream that is not open. */
const POLL_MS = 2000

export type SyncNow = {
  start: () => void
  isRunning: boolean
  /** Why it cannot be started now. */
  blockedReason: string | null
  /** Whether the role may start one at all. */
  isAllowed: boolean
}

/** How things stand, followed while a sync is under way. */
export function useSetup() {
  const api = useApi()

  return useQuery({
    ...setupOptions({ api }),
    refetchInterval: ({ state }) => (state.data?.latest && isUnderWay(state.data.latest) ? POLL_MS : false),
  })
}

/** "Sync now": starts a sync and says what it did when it ends. */
export function useSyncNow(setup: OpeningSetup | undefined): SyncNow {
  const api = useApi()
  const queryClient = useQueryClient()
  const isAllowed = useCan()('openings.manage')
  const start = useMutation(
    api.openings.sync.mutationOptions({
      onSuccess: (latest) => {
        queryClient.setQueryData(setupOptions({ api }).queryKey, (known) => known && { ...known, latest })
        void queryClient.invalidateQueries({ queryKey: api.openings.syncs.key() })
      },
      onError: (error) => {
        toastError(error)
        void queryClient.invalidateQueries({ queryKey: api.openings.setup.key() })
      },
    }),
  )
  const latest = setup?.latest ?? null
  useDoneToast(latest)
  const isRunning = start.isPending || (latest !== null && isUnderWay(latest))
  const blockedReason = setup ? findBlockedReason(setup) : null
  const run = () => start.mutate({})
  useCommands(
    isAllowed && setup?.isOn
      ? [
          {
            id: 'openings.sync-now',
            label: 'Sync openings now',
            group: 'Openings',
            icon: RefreshCw,
            isEnabled: !isRunning && blockedReason === null,
            run,
          },
        ]
      : [],
  )

  return { start: run, isRunning, blockedReason, isAllowed }
}

/** What only Ashby's answer told may be mended by now, so it does not hold back another try. */
function findBlockedReason({ obstacle }: OpeningSetup): string | null {
  if (obstacle?.code === 'openings_off') return 'switched off'
  if (obstacle?.code === 'openings_no_account') return 'no account'

  return obstacle?.code === 'paused' ? 'account paused' : null
}

/** Says what a sync did when one that was seen on its way has ended. */
function useDoneToast(latest: OpeningSync | null): void {
  const watched = useRef<string | null>(null)

  useEffect(() => {
    if (latest === null) return
    if (isUnderWay(latest)) {
      // What the schedule starts ends without a word: the page itself tells.
      if (latest.trigger === 'Requested') watched.current = latest.id
      return
    }
    if (watched.current !== latest.id) return
    watched.current = null
    if (latest.state === 'Done') toast.success(describeSyncDone(latest))
    else toast.error('The sync stopped', { description: latest.error?.message })
  }, [latest])
}
