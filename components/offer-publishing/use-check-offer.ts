'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'

type CheckResult = 'changed' | 'unchanged' | 'held' | 'gone' | 'hidden'

/** "Check Ashby now" for one offer: reads it and says what came of it. */
export function useCheckOffer(id: string): { run: () => void; isRunning: boolean } {
  const api = useApi()
  const queryClient = useQueryClient()
  const { mutate, isPending } = useMutation(
    api.offerPublishing.check.mutationOptions({
      onSuccess: ({ result, offer }) => {
        queryClient.setQueryData(api.offers.get.queryKey({ input: { id } }), offer)
        void queryClient.invalidateQueries({ queryKey: api.offers.key() })
        void queryClient.invalidateQueries({ queryKey: api.offerPublishing.get.queryKey({ input: { id } }) })
        tellResult(result)
      },
      onError: toastError,
    }),
  )

  return { run: () => mutate({ id }), isRunning: isPending }
}

function tellResult(result: CheckResult): void {
  switch (result) {
    case 'changed':
      return void toast.success('Ashby had news. The offer shows it now')
    case 'unchanged':
      return void toast.success('Nothing changed in Ashby')
    case 'held':
      return void toast.warning('Ashby holds other values, and updates are off', {
        description: 'Take theirs at the top of the offer shows them.',
      })
    case 'gone':
      return void toast.warning('Ashby no longer has this offer', {
        description: 'It was cancelled or deleted, or its application archived.',
      })
    case 'hidden':
      return void toast.warning('Ashby did not show this offer', {
        description: 'Its job is confidential, or the key may not read offers. Check the permissions of the key in Ashby.',
      })
  }
}
