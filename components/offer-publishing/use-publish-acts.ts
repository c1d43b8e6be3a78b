'use client'

import { skipToken, useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { describeAct, failureTitles, type PublishAct, sendPublishAct } from '#components/offer-publishing/publish-act.ts'
import { findNewestVersion } from '#components/offer-publishing/publish-choice.ts'
import { hidePublishedToast, showPublishedToast } from '#components/offer-publishing/published-toast.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** The last act that was refused, kept beside the offer until the next one: who moved on and comes back still finds it. */
export type ActFailure = { act: PublishAct; error: unknown }

export type PublishActs = {
  run: (act: PublishAct) => void
  /** One is on its way, also where it was begun before the record was opened again. */
  isBusy: boolean
  /** Which, where it was begun here. */
  pending: PublishAct | null
  failure: ActFailure | null
  forgetFailure: () => void
}

/** Everything that can be done to an offer on its way to the candidate, with what follows: toast, Undo, what was refused. */
export function usePublishActs(offer: OfferDetail): PublishActs {
  const queryClient = useQueryClient()
  const failureKey = failureKeyOf(offer.id)
  const { data: failure } = useQuery<ActFailure | null>({ queryKey: failureKey, queryFn: skipToken, initialData: null })
  const mutation = useActMutation(offer)
  const isBusy = useIsMutating({ mutationKey: actKeyOf(offer.id) }) > 0

  return {
    run: (act) => mutation.mutate(act),
    isBusy,
    pending: mutation.isPending ? mutation.variables : null,
    failure: failure ?? null,
    forgetFailure: () => queryClient.setQueryData(failureKey, null),
  }
}

const actKeyOf = (id: string) => ['offer-publish-act', id] as const
const failureKeyOf = (id: string) => ['offer-publish-failure', id] as const

function useActMutation(offer: OfferDetail) {
  const { id } = offer
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const { timeZone } = useOrganization()
  const tellFailure = useTellFailure(offer)
  const name = nameCandidate(offer)
  const queryKey = api.offerPublishing.get.queryKey({ input: { id } })

  const mutation = useMutation({
    mutationKey: actKeyOf(id),
    mutationFn: (act: PublishAct) => sendPublishAct({ client, id, act }),
    onMutate: () => queryClient.setQueryData(failureKeyOf(id), null),
    onSuccess: (publishing: Publishing, act) => {
      queryClient.setQueryData(queryKey, publishing)
      void queryClient.invalidateQueries({ queryKey: api.offers.key() })
      if (act.kind === 'undo') hidePublishedToast(act.versionId)
      const version = act.kind === 'publish' ? findNewestVersion(publishing) : null
      if (version) showPublishedToast({ version, name, onUndo: () => mutation.mutate({ kind: 'undo', versionId: version.id }) })
      if (act.kind !== 'publish') toast.success(describeAct({ act, name, timeZone }))
    },
    onError: (error, act) => {
      // A refusal can mean that somebody else was faster, or that Ashby changed: show what stands there now.
      void queryClient.invalidateQueries({ queryKey })
      void queryClient.invalidateQueries({ queryKey: api.offers.key() })
      const failure: ActFailure = { act, error }
      queryClient.setQueryData<ActFailure | null>(failureKeyOf(id), failure)
      tellFailure(failure)
    },
  })

  return mutation
}

/** On the record itself it stays inline; whoever has moved on is told, with the way back. */
function useTellFailure(offer: OfferDetail): (failure: ActFailure) => void {
  const { slug } = useOrganization()
  const go = useGo()
  const isShown = useRef(true)

  useEffect(() => {
    isShown.current = true

    return () => {
      isShown.current = false
    }
  }, [])

  return ({ act, error }) => {
    if (isShown.current) return
    const review = { label: 'Review', onClick: () => go(`/${slug}/offers/${offer.id}`) }
    toast.error(`${failureTitles[act.kind]}: ${offer.name ?? 'an unnamed candidate'}`, {
      description: readErrorMessage(error).userMessage,
      action: review,
    })
  }
}
