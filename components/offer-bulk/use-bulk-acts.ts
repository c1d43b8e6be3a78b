'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { type BulkAct, type BulkResult, describeDone, describeRefused, findWayBack, sendBulkAct } from '#components/offer-bulk/bulk-act.ts'
import { useIsShown } from '#components/record/use-is-shown.ts'
import { toast } from '#components/ui/toast.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'

/** The offers as they stand before the act, which is what Undo goes back to. */
export type BulkRun = { act: BulkAct; before: readonly OfferSummary[] }

export type UseBulkActsOptions = {
  onDone: (ids: readonly string[]) => void
  /** Only while the screen is there: afterwards a toast tells. */
  onRefused: (refused: { kind: BulkAct['kind']; offers: BulkResult['refused'] }) => void
}

/** Does something to many offers, with the way back in the toast. */
export function useBulkActs({ onDone, onRefused }: UseBulkActsOptions): { run: (run: BulkRun) => void; isSaving: boolean } {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const isShown = useIsShown()
  const mutation = useMutation({
    mutationFn: ({ act }: BulkRun) => sendBulkAct({ client, act }),
    onSuccess: ({ done, refused }, { act, before }) => {
      const { kind } = act
      onDone(done)
      const back = findWayBack({ act, done, before })
      const undo = back && { label: 'Undo', onClick: () => mutation.mutate({ act: back, before: markAfter({ act, before }) }) }
      if (done.length > 0) toast.success(describeDone({ act, count: done.length }), undo ? { action: undo } : undefined)
      if (refused.length === 0) return
      if (isShown.current) onRefused({ kind, offers: refused })
      else toast.error(describeRefused({ kind, count: refused.length }), { description: refused[0]?.problem })
    },
    onError: (error) => {
      const { title, userMessage } = readErrorMessage(error)
      toast.error(title, { description: userMessage })
    },
    // Part of it may be done although the answer was lost.
    onSettled: () => {
      for (const queryKey of [api.offers.key(), api.offerPublishing.key()]) void queryClient.invalidateQueries({ queryKey })
    },
  })

  return { run: (run) => mutation.mutate(run), isSaving: mutation.isPending }
}

/** The offers as they stand after an act: where undoing it is itself undone, they go back there. */
function markAfter({ act, before }: BulkRun): OfferSummary[] {
  if (act.kind !== 'assign') return [...before]
  const assigneeOf = new Map(act.groups.flatMap(({ userId, ids }) => ids.map((id) => [id, userId] as const)))

  return before.map((offer) => {
    const userId = assigneeOf.get(offer.id)
    if (userId === undefined) return offer

    // Only the id decides where it goes back to.
    return { ...offer, assignee: userId === null ? null : { id: userId, name: '' } }
  })
}
