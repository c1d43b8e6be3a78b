'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { takeHeld } from '#components/offers/take-held.ts'
import { toast } from '#components/ui/toast.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type TakeHeld = { run: () => void; isSaving: boolean }

/** Takes over at once what Ashby holds while updates are off, and puts it back where the server refuses. */
export function useTakeHeld(id: string, onSaved: () => void): TakeHeld {
  const api = useApi()
  const queryClient = useQueryClient()
  const queryKey = api.offers.get.queryKey({ input: { id } })
  const { mutate, isPending } = useMutation(
    api.offers.takeHeld.mutationOptions({
      onMutate: async () => {
        await queryClient.cancelQueries({ queryKey })
        const before = queryClient.getQueryData(queryKey)
        if (before) queryClient.setQueryData(queryKey, takeHeld(before))

        return { before }
      },
      onError: (error, _input, context) => {
        if (context?.before) queryClient.setQueryData(queryKey, context.before)
        void queryClient.invalidateQueries({ queryKey })
        toastError(error)
      },
      onSuccess: (after, _input, { before }) => {
        queryClient.setQueryData(queryKey, after)
        onSaved()
        const count = before?.fields.filter((field) => field.held).length ?? 0
        toast.success(count === 0 ? 'Took Ashby’s values' : `Took ${formatCountOf({ count, one: 'value' })} from Ashby`)
      },
    }),
  )

  return { run: () => mutate({ id }), isSaving: isPending }
}
