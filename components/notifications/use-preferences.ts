'use client'

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'
import type { NotificationPreference } from '#lib/domain/notifications/contract.ts'

type Choice = Partial<Pick<NotificationPreference, 'inApp' | 'mailTiming'>>

export type Preferences = {
  preferences: NotificationPreference[]
  /** Saves at once; a toast says so and takes it back. */
  choose: (preference: NotificationPreference, choice: Choice) => void
}

/** How the signed-in member is told of things. What they choose shows at once. */
export function usePreferences(): Preferences {
  const api = useApi()
  const queryClient = useQueryClient()
  const queryKey = api.notifications.preferences.queryKey()
  const { data: preferences } = useSuspenseQuery(api.notifications.preferences.queryOptions())
  const save = useMutation(
    api.notifications.setPreference.mutationOptions({
      onMutate: async ({ kind, ...choice }) => {
        await queryClient.cancelQueries({ queryKey })
        queryClient.setQueryData(queryKey, (current) => current?.map((one) => (one.kind === kind ? { ...one, ...choice } : one)))
      },
      onError: (error) => {
        toastError(error)
        void queryClient.invalidateQueries({ queryKey })
      },
      onSuccess: (saved) => {
        // Another choice may be on its way: what it shows already must not go back.
        if (queryClient.isMutating({ mutationKey: api.notifications.setPreference.mutationKey() }) === 1)
          queryClient.setQueryData(queryKey, saved)
      },
    }),
  )

  return {
    preferences,
    choose: ({ kind, label, inApp, mailTiming }, choice) =>
      save.mutate(
        { kind, ...choice },
        {
          onSuccess: () =>
            toast.success(`Saved: ${label}`, {
              id: `preference-${kind}`,
              action: { label: 'Undo', onClick: () => save.mutate({ kind, inApp, mailTiming }) },
            }),
        },
      ),
  }
}
