'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { type DismissalAct, describeDismissal, describeNotDone, findWayBack, sendDismissal } from '#components/hire-acts/dismissal.ts'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import { useIsShown } from '#components/record/use-is-shown.ts'
import { toast } from '#components/ui/toast.ts'

export type UseDismissalsOptions = {
  onDone?: (ids: readonly string[]) => void
  /** Only while the screen is there: afterwards, and without it, a toast tells. */
  onRefused?: (refused: { kind: DismissalAct['kind']; hires: Refusal[] }) => void
}

export type Dismissals = { run: (act: DismissalAct) => void; isSaving: boolean }

/** Sets new hires aside or brings them back, one or many, with the way back in the toast. */
export function useDismissals({ onDone, onRefused }: UseDismissalsOptions = {}): Dismissals {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const isShown = useIsShown()
  const mutation = useMutation({
    mutationFn: (act: DismissalAct) => sendDismissal({ client, act }),
    onSuccess: ({ done, refused }, act) => {
      onDone?.(done)
      const back = findWayBack({ act, done })
      const undo = back && { label: 'Undo', onClick: () => mutation.mutate(back) }
      if (done.length > 0) toast.success(describeDismissal({ act, done }), undo ? { action: undo } : undefined)
      if (refused.length === 0) return
      if (onRefused && isShown.current) onRefused({ kind: act.kind, hires: refused })
      else toast.error(describeNotDone({ kind: act.kind, count: refused.length }), { description: refused[0]?.problem })
    },
    onError: toastError,
    // Part of it may be done although the answer was lost.
    onSettled: () => {
      for (const queryKey of [api.newHires.key(), api.home.key()]) void queryClient.invalidateQueries({ queryKey })
    },
  })

  return { run: (act) => mutation.mutate(act), isSaving: mutation.isPending }
}
