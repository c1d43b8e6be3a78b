'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'

/** Gives offers to a member, or to nobody, and reads again what shows it. Each of them is done or refused for itself. */
export function useAssignOffers() {
  const api = useApi()
  const queryClient = useQueryClient()

  return useMutation(
    api.offers.assign.mutationOptions({
      onSettled: () => void queryClient.invalidateQueries({ queryKey: api.offers.key() }),
    }),
  )
}
