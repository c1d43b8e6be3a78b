'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { returnDraft } from '#components/offer-comments/comment-drafts.ts'
import { offerCommentsOptions } from '#components/offer-comments/comment-queries.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { useMe } from '#components/profile/use-me.ts'
import { toast } from '#components/ui/toast.ts'
import type { OfferComment } from '#lib/domain/offers/comments/contract.ts'

/** The id of a comment that the server has not answered yet. */
export const SENDING_ID = 'sending'

export type OfferPersonView = { id: string; name: string; canComment: boolean }

/** Members for whom the offer exists; read only once somebody asks for them. */
export function useOfferPeople({ offerId, isWanted }: { offerId: string; isWanted: boolean }): OfferPersonView[] | undefined {
  const api = useApi()

  return useQuery({ ...api.offerComments.people.queryOptions({ input: { offerId } }), enabled: isWanted }).data?.items
}

export type CommentText = { text: string; mentionedIds: string[] }

export type OfferComments = {
  /** Undefined until they were read. */
  items: OfferComment[] | undefined
  error: unknown
  retry: () => void
  /** Shows it at once. What the server refuses comes back: `onRefused` gets the whole draft, and what is wrong. */
  add: (comment: CommentText & { onRefused: (draft: string, message: string) => void }) => void
  edit: (comment: CommentText & { id: string; onDone: () => void; onRefused: (message: string) => void }) => void
  remove: (id: string, onDone: () => void) => void
  pending: 'add' | 'edit' | 'remove' | null
}

/** The comments of an offer and what can be done with them. */
export function useOfferComments(offerId: string): OfferComments {
  const api = useApi()
  const can = useCan()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery({ ...offerCommentsOptions({ api, offerId }), enabled: can('offers.comment') })
  const { queryKey } = offerCommentsOptions({ api, offerId })
  const onSuccess = (items: { items: OfferComment[] }) => queryClient.setQueryData(queryKey, items)
  const refresh = () => void queryClient.invalidateQueries({ queryKey })

  const add = useAddComment(offerId)
  const edit = useMutation(api.offerComments.edit.mutationOptions({ onSuccess, onError: refresh }))
  const remove = useMutation(
    api.offerComments.remove.mutationOptions({
      onSuccess,
      onError: (refusal) => {
        refresh()
        const { title, userMessage } = readErrorMessage(refusal)
        toast.error(title, { description: userMessage })
      },
    }),
  )

  return {
    items: data?.items,
    error,
    retry: () => void refetch(),
    add: add.run,
    edit: ({ onDone, onRefused, ...comment }) =>
      edit.mutate({ offerId, ...comment }, { onSuccess: onDone, onError: (refusal) => onRefused(readErrorMessage(refusal).userMessage) }),
    remove: (id, onDone) => remove.mutate({ offerId, id }, { onSuccess: onDone, onError: onDone }),
    pending: add.isPending ? 'add' : edit.isPending ? 'edit' : remove.isPending ? 'remove' : null,
  }
}

/** The comment stands there while it is sent. Refused, it goes back into the draft, also where somebody has moved on to another offer. */
function useAddComment(offerId: string) {
  const api = useApi()
  const queryClient = useQueryClient()
  const me = useMe()
  const { queryKey } = offerCommentsOptions({ api, offerId })

  const { mutate, isPending } = useMutation(
    api.offerComments.add.mutationOptions({
      onMutate: async ({ text }) => {
        await queryClient.cancelQueries({ queryKey })
        const sending = makeSending({ text, author: { id: me.id, name: me.name } })
        queryClient.setQueryData(queryKey, (shown) => ({ items: [...(shown?.items ?? []), sending] }))
      },
      onSuccess: (after) => queryClient.setQueryData(queryKey, after),
      onError: (error) => {
        queryClient.setQueryData(queryKey, (shown) => shown && { items: shown.items.filter(({ id }) => id !== SENDING_ID) })
        void queryClient.invalidateQueries({ queryKey })
        const { title, userMessage } = readErrorMessage(error)
        toast.error(`Your comment was not sent. ${title}`, { description: userMessage })
      },
    }),
  )
  const run: OfferComments['add'] = ({ onRefused, ...comment }) =>
    mutate(
      { offerId, ...comment },
      { onError: (error) => onRefused(returnDraft(offerId, comment.text), readErrorMessage(error).userMessage) },
    )

  return { run, isPending }
}

function makeSending({ text, author }: { text: string; author: { id: string; name: string } }): OfferComment {
  return {
    id: SENDING_ID,
    author,
    text,
    mentioned: [],
    createdAt: new Date().toISOString(),
    editedAt: null,
    isDeleted: false,
    isMine: true,
  }
}
