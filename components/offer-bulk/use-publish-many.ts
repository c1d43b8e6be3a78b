'use client'

import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import type { Refusal } from '#components/record/refused-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

const POLL_MS = 1000

/** A deadline left out is the organization's own rule, null is none. */
export type PublishManyInput = { ids: readonly string[]; expiresAt?: string | null }

export type BatchProgress = { done: number; total: number }

export type PublishMany = {
  run: (input: PublishManyInput) => void
  /** From the request until the last offer is settled. */
  isPublishing: boolean
  /** Null while the request is on its way, and when nothing is. */
  progress: BatchProgress | null
}

type Batch = { id: string; total: number; refused: Refusal[] }

export type UsePublishManyOptions = { onAccepted: (ids: readonly string[]) => void; onRefused: (refused: Refusal[]) => void }

/** Publishes many offers and follows how far it is. What is refused at once and what is refused on the way is told together, at the end. */
export function usePublishMany({ onAccepted, onRefused }: UsePublishManyOptions): PublishMany {
  const client = useApiClient()
  const [batch, setBatch] = useState<Batch | null>(null)
  const requesting = useMutation({
    mutationFn: ({ ids, ...deadline }: PublishManyInput) => client.offerPublishing.publishMany({ ids: [...ids], ...deadline }),
    onSuccess: ({ batchId, accepted, refused }) => {
      onAccepted(accepted)
      // A batch of which nothing was accepted does not exist.
      if (accepted.length > 0) setBatch({ id: batchId, total: accepted.length, refused })
      else onRefused(refused)
    },
    onError: (error) => {
      const { title, userMessage } = readErrorMessage(error)
      toast.error(title, { description: userMessage })
    },
  })
  const progress = useBatch({
    batch,
    onEnd: ({ done, refused }) => {
      setBatch(null)
      if (done > 0) toast.success(`Published ${formatCountOf({ count: done, one: 'offer' })}`)
      if (refused.length > 0) onRefused(refused)
    },
    onLost: () => {
      setBatch(null)
      toast.warning('Publishing goes on', {
        description: 'How far it is cannot be read now. What is refused is told in the notifications.',
      })
    },
  })

  return { run: (input) => requesting.mutate(input), isPublishing: requesting.isPending || batch !== null, progress }
}

type UseBatchOptions = { batch: Batch | null; onEnd: (end: { done: number; refused: Refusal[] }) => void; onLost: () => void }

function useBatch({ batch, ...on }: UseBatchOptions): BatchProgress | null {
  const api = useApi()
  const queryClient = useQueryClient()
  const { data, error } = useQuery({
    ...api.offerPublishing.batch.queryOptions({ input: batch ? { batchId: batch.id } : skipToken }),
    refetchInterval: ({ state }) => (state.data?.waiting === 0 ? false : POLL_MS),
  })
  const end = useEffectEvent((settled: { done: number; refused: Refusal[] }) => {
    for (const queryKey of [api.offers.key(), api.offerPublishing.get.key()]) void queryClient.invalidateQueries({ queryKey })
    on.onEnd({ done: settled.done, refused: [...(batch?.refused ?? []), ...settled.refused] })
  })
  const lose = useEffectEvent(on.onLost)
  const isFollowing = batch !== null

  useEffect(() => {
    if (isFollowing && data?.waiting === 0) end(data)
    else if (isFollowing && error) lose()
  }, [isFollowing, data, error])

  if (!batch) return null

  return data ? { done: data.total - data.waiting, total: data.total } : { done: 0, total: batch.total }
}
