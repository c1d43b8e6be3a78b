'use client'

import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Archive, ArchiveRestore } from 'lucide-react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import type { RecordAct } from '#components/offer-publishing/use-record-acts.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { toast } from '#components/ui/toast.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type ArchiveActs = { archive: () => void; restore: () => void; isSaving: boolean }

/** Sets an offer aside or brings it back, with the way back in the toast. What is refused is said there too. */
export function useArchive({ id }: Pick<OfferDetail, 'id'>): ArchiveActs {
  const api = useApi()
  const queryClient = useQueryClient()
  const onSettled = () => {
    const keys: QueryKey[] = [api.offers.key(), api.offerPublishing.get.queryKey({ input: { id } })]
    for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
  }
  const onError = (error: unknown) => {
    const { title, userMessage } = readErrorMessage(error)
    toast.error(title, { description: userMessage })
  }
  const archiving = useMutation(
    api.offers.archive.mutationOptions({ onSettled, onError, onSuccess: (answer) => tell({ answer, done: 'Archived', undo: restore }) }),
  )
  const restoring = useMutation(
    api.offers.restore.mutationOptions({ onSettled, onError, onSuccess: (answer) => tell({ answer, done: 'Restored', undo: archive }) }),
  )
  const archive = () => archiving.mutate({ ids: [id] })
  const restore = () => restoring.mutate({ ids: [id] })

  return { archive, restore, isSaving: archiving.isPending || restoring.isPending }
}

type Tell = { answer: { refused: { problem: string }[] }; done: string; undo: () => void }

function tell({ answer, done, undo }: Tell): void {
  const [refusal] = answer.refused
  if (refusal) toast.error('Not archived', { description: refusal.problem })
  else toast.success(done, { action: { label: 'Undo', onClick: undo } })
}

/** For the record's menu and keys. A published offer has none: it is unpublished first. */
export function useArchiveActs(offer: Pick<OfferDetail, 'id' | 'state' | 'isArchived'>): RecordAct[] {
  const can = useCan()
  const { archive, restore } = useArchive(offer)
  if (!can('offers.edit')) return []
  if (offer.isArchived) return [{ id: 'offer.restore', label: 'Restore offer', icon: ArchiveRestore, run: restore }]
  if (offer.state === 'Published') return []

  return [{ id: 'offer.archive', label: 'Archive offer', icon: Archive, keys: '3', run: archive }]
}
