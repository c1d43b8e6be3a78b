'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import type { Me } from '#lib/domain/users/contract.ts'

/** The signed-in person. The layout has read them, so they are always there. */
export function useMe(): Me {
  const api = useApi()
  const { data } = useSuspenseQuery(api.users.me.queryOptions())

  return data
}

/** Changes what somebody may change of themselves. The screen follows at once and goes back where the change was refused. */
export function useUpdateMe() {
  const api = useApi()
  const queryClient = useQueryClient()
  const queryKey = api.users.me.queryKey()

  return useMutation(
    api.users.updateMe.mutationOptions({
      onMutate: async (changes) => {
        await queryClient.cancelQueries({ queryKey })
        queryClient.setQueryData(queryKey, (me) => (me ? { ...me, ...changes } : me))
      },
      onSuccess: (me) => queryClient.setQueryData(queryKey, me),
      onError: () => void queryClient.invalidateQueries({ queryKey }),
    }),
  )
}
