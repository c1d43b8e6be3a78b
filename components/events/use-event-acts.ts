'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'
import type { EventDetail } from '#lib/domain/events/contract.ts'

export type EventAct = { run: () => void; isPending: boolean }

export type EventActs = {
  /** Reads Ashby again for this event; null where that makes no sense or is not allowed. */
  retry: EventAct | null
  /** Makes a new event of it; null where that is not allowed. */
  replay: (EventAct & { obstacle: string | null }) | null
}

/** What can be done about one event. A replay opens the event that it made. */
export function useEventActs({ event, onOpen }: { event: EventDetail; onOpen: (id: string) => void }): EventActs {
  const api = useApi()
  const queryClient = useQueryClient()
  const isAllowed = useCan()('events.retry')
  const { id, retryObstacle, replayObstacle } = event
  const keep = (answer: EventDetail) => {
    queryClient.setQueryData(api.events.get.queryKey({ input: { id: answer.id } }), answer)
    void queryClient.invalidateQueries({ queryKey: api.events.key() })
  }
  const retry = useMutation(
    api.events.retry.mutationOptions({
      onSuccess: (answer) => {
        keep(answer)
        toast.success('Trying again')
      },
      onError: toastError,
    }),
  )
  const replay = useMutation(
    api.events.replay.mutationOptions({
      onSuccess: (answer) => {
        keep(answer)
        onOpen(answer.id)
        toast.success('Replayed as a new event')
      },
      onError: toastError,
    }),
  )

  return {
    retry: isAllowed && retryObstacle === null ? { run: () => retry.mutate({ id }), isPending: retry.isPending } : null,
    replay: isAllowed ? { run: () => replay.mutate({ id }), isPending: replay.isPending, obstacle: replayObstacle } : null,
  }
}
