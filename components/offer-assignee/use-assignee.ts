'use client'

import { useQueryClient } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { ListedPerson } from '#components/offer-assignee/person-options.tsx'
import { useAssignOffers } from '#components/offer-assignee/use-assign-offers.ts'
import { useMe } from '#components/profile/use-me.ts'
import { toast } from '#components/ui/toast.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type Assignee = { assign: (to: ListedPerson | null) => void; isSaving: boolean }

/** Gives one offer to a member, at once on screen and with the way back. What is refused is said, and stands as it was. */
export function useAssignee({ id, assignee }: Pick<OfferDetail, 'id' | 'assignee'>): Assignee {
  const api = useApi()
  const queryClient = useQueryClient()
  const me = useMe()
  const queryKey = api.offers.get.queryKey({ input: { id } })
  const { mutate, isPending } = useAssignOffers()
  const show = (to: ListedPerson | null) => queryClient.setQueryData(queryKey, (offer) => offer && { ...offer, assignee: to })

  const give = (to: ListedPerson | null, from: ListedPerson | null) => {
    void queryClient.cancelQueries({ queryKey })
    show(to)
    mutate(
      { ids: [id], userId: to?.id ?? null },
      {
        onSuccess: ({ refused: [refusal] }) => {
          if (refusal) {
            show(from)
            toast.error('Not assigned', { description: refusal.problem })
          } else toast.success(describeAct({ to, me: me.id }), { action: { label: 'Undo', onClick: () => give(from, to) } })
        },
        onError: (error) => {
          show(from)
          const { title, userMessage } = readErrorMessage(error)
          toast.error(title, { description: userMessage })
        },
      },
    )
  }

  return {
    assign: (to) => {
      if (to?.id !== assignee?.id) give(to, assignee)
    },
    isSaving: isPending,
  }
}

function describeAct({ to, me }: { to: ListedPerson | null; me: string }): string {
  if (to === null) return 'Nobody looks after it now'

  return to.id === me ? 'Assigned to you' : `Assigned to ${to.name}`
}
