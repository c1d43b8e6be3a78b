'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'

/** How many are unread; undefined until it was read once. */
export function useUnreadCount(): number | undefined {
  const api = useApi()

  return useQuery(api.notifications.counts.queryOptions()).data?.unread
}

export type NotificationActs = {
  markRead: (id: string) => void
  markAllRead: () => void
  markUnread: (id: string) => void
  isMarkingAll: boolean
}

/** What a member does with what they were told. */
export function useNotificationActs(): NotificationActs {
  const api = useApi()
  const queryClient = useQueryClient()
  const settled = {
    onSuccess: (counts: { unread: number }) => {
      queryClient.setQueryData(api.notifications.counts.queryKey(), counts)
      void queryClient.invalidateQueries({ queryKey: api.notifications.list.key() })
    },
    onError: toastError,
  }
  const read = useMutation(api.notifications.markRead.mutationOptions(settled))
  const unread = useMutation(api.notifications.markUnread.mutationOptions(settled))

  return {
    markRead: (id) => read.mutate({ ids: [id] }),
    markAllRead: () => read.mutate({}),
    markUnread: (id) => unread.mutate({ id }),
    isMarkingAll: read.isPending && read.variables.ids === undefined,
  }
}
