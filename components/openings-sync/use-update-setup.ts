'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { setupOptions } from '#components/openings-sync/sync-queries.ts'
import { toast } from '#components/ui/toast.ts'
import type { SYNC_MINUTES, Winner } from '#lib/domain/openings/terms.ts'

export type SetupChange = {
  connectionId?: string | null
  winners?: Record<string, Winner>
  closeReasonId?: string | null
  everyMinutes?: (typeof SYNC_MINUTES)[number]
}

type Update = { change: SetupChange; done: string; back: SetupChange | null }

/** Changes how openings are synced, at once, with the way back in the toast. */
export function useUpdateSetup() {
  const api = useApi()
  const queryClient = useQueryClient()
  const mutation = useMutation(
    api.openings.updateSetup.mutationOptions({
      onSuccess: (setup) => queryClient.setQueryData(setupOptions({ api }).queryKey, setup),
      onError: toastError,
      // Another account has other lists, syncs and openings.
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.openings.key() }),
    }),
  )
  const update = ({ change, done, back }: Update) =>
    mutation.mutate(change, {
      onSuccess: () => toast.success(done, back ? { action: { label: 'Undo', onClick: () => mutation.mutate(back) } } : undefined),
    })

  return { update, isSaving: mutation.isPending }
}
