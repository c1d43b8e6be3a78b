'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { offerMessagesOptions } from '#components/offer-publishing/publishing-queries.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useMe } from '#components/profile/use-me.ts'
import type { OfferMessage } from '#lib/domain/offer-publishing/messages/contract.ts'

/** The id of a reply that the server has not answered yet. */
export const SENDING_ID = 'sending'

/** What the candidate asked and what was replied; undefined until it was read, or where the role may not. */
export function useOfferMessages(id: string): OfferMessage[] | undefined {
  const api = useApi()
  const can = useCan()

  return useQuery({ ...offerMessagesOptions({ api, id }), enabled: can('offers.comment') }).data?.items
}

export type Reply = { send: (text: string) => void; isSending: boolean; error: unknown }

/** Replies to the candidate. The reply stands there at once; where it is refused, `onRefused` gets the text back. */
export function useReply({ id, onRefused }: { id: string; onRefused: (text: string) => void }): Reply {
  const api = useApi()
  const queryClient = useQueryClient()
  const me = useMe()
  const queryKey = api.offerMessages.list.queryKey({ input: { id } })
  const { mutate, isPending, error } = useMutation(
    api.offerMessages.reply.mutationOptions({
      onMutate: async ({ text }) => {
        await queryClient.cancelQueries({ queryKey })
        const sending: OfferMessage = { id: SENDING_ID, from: 'organization', name: me.name, text, at: new Date().toISOString() }
        queryClient.setQueryData(queryKey, (shown) => ({ items: [...(shown?.items ?? []), sending] }))
      },
      onSuccess: (after) => {
        queryClient.setQueryData(queryKey, after)
        void queryClient.invalidateQueries({ queryKey: api.offers.get.queryKey({ input: { id } }) })
      },
      onError: (_error, { text }) => {
        queryClient.setQueryData(queryKey, (shown) => shown && { items: shown.items.filter((message) => message.id !== SENDING_ID) })
        void queryClient.invalidateQueries({ queryKey })
        onRefused(text)
      },
    }),
  )

  return { send: (text) => mutate({ id, text }), isSending: isPending, error }
}
