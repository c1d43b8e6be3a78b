'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { canBeWrittenBack, writeBacksOptions } from '#components/write-backs/write-back-queries.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** What was tried, and the act that tries again. Its outcome comes by itself. */
export function useWriteBacks(offer: OfferDetail) {
  const api = useApi()
  const queryClient = useQueryClient()
  const { id } = offer
  const { data, error, refetch } = useQuery({ ...writeBacksOptions({ api, id }), enabled: canBeWrittenBack(offer) })
  const request = useMutation(
    api.writeBacks.request.mutationOptions({
      onSuccess: (answer) => queryClient.setQueryData(api.writeBacks.list.queryKey({ input: { id } }), answer),
      onError: (thrown) => {
        toastError(thrown)
        // Somebody else may have asked, or the account changed: what stands now says why.
        void queryClient.invalidateQueries({ queryKey: api.writeBacks.list.queryKey({ input: { id } }) })
      },
    }),
  )

  return { data, error, retry: () => void refetch(), isRequesting: request.isPending, request: () => request.mutate({ id }) }
}
