'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from 'sonner'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { applyEdit, findUndo, type OfferEdit } from '#components/offers/apply-edit.ts'
import { findField } from '#components/offers/format-offer-value.ts'
import { fieldInSentence } from '#components/offers/offer-words.ts'
import { useMe } from '#components/profile/use-me.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type OfferEdits = {
  /** Does it at once on screen and takes it back when the server refuses: `onRefused` gets what is wrong with the value, if it is that. */
  run: (edit: OfferEdit, onRefused?: (message: string | null) => void) => void
  /** The act that is on its way. */
  pending: OfferEdit | null
}

/** `seen` is what stood on the screen when the person decided; an undo goes back over whatever stands there. */
type Act = { edit: OfferEdit; isUndo: boolean; seen?: { value: string | null; ashby: string | null } }

/** Everything that can be done to the fields of an offer, with what follows: rollback, toast, Undo. */
export function useOfferEdits(id: string): OfferEdits {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const me = useMe()
  const queryKey = api.offers.get.queryKey({ input: { id } })

  const mutation = useMutation({
    mutationFn: ({ edit, seen }: Act): Promise<OfferDetail> => {
      switch (edit.kind) {
        case 'set':
          return client.offers.setField({ id, field: edit.field, value: edit.value, seen })
        case 'keepMine':
          return client.offers.keepMine({ id, field: edit.field, seen })
        case 'takeTheirs':
          return client.offers.takeTheirs({ id, field: edit.field, seen })
        case 'setLock':
          return client.offers.setLock({ id, field: edit.field, isLocked: edit.isLocked, seen })
        case 'takeHeld':
          return client.offers.takeHeld({ id })
      }
    },
    onMutate: async ({ edit }) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      if (before) queryClient.setQueryData(queryKey, applyEdit({ offer: before, edit, by: me.name, at: new Date().toISOString() }))

      return { before }
    },
    onError: (error, _act, context) => {
      if (context?.before) queryClient.setQueryData(queryKey, context.before)
      // A refusal can mean that somebody else was faster: show what stands there now.
      void queryClient.invalidateQueries({ queryKey })
      const { title, userMessage, fields } = readErrorMessage(error)
      // What is wrong with the value itself is said at the field.
      if (!fields.value) toast.error(title, { description: userMessage })
    },
    onSuccess: (offer, act, context) => {
      queryClient.setQueryData(queryKey, offer)
      void queryClient.invalidateQueries({ queryKey: api.offers.list.key() })
      announce({ ...act, before: context.before, onUndo: (edit) => mutation.mutate({ edit, isUndo: true }) })
    },
  })

  const run: OfferEdits['run'] = (edit, onRefused) => {
    const shown = queryClient.getQueryData(queryKey)
    const field = shown && edit.kind !== 'takeHeld' ? findField(shown, edit.field) : undefined
    const seen = field && { value: field.value, ashby: field.ashby }
    mutation.mutate({ edit, isUndo: false, seen }, { onError: (error) => onRefused?.(readErrorMessage(error).fields.value ?? null) })
  }

  return { run, pending: mutation.isPending ? mutation.variables.edit : null }
}

type AnnounceInput = Act & { before: OfferDetail | undefined; onUndo: (edit: OfferEdit) => void }

function announce({ edit, isUndo, before, onUndo }: AnnounceInput): void {
  if (isUndo) {
    toast.success('Undone')
    return
  }
  const field = before && edit.kind !== 'takeHeld' ? findField(before, edit.field) : undefined
  const undo = field ? findUndo({ before: field, edit }) : null

  toast.success(describeEdit({ edit, before }), undo ? { action: { label: 'Undo', onClick: () => onUndo(undo) } } : undefined)
}

function describeEdit({ edit, before }: { edit: OfferEdit; before: OfferDetail | undefined }): string {
  if (edit.kind === 'takeHeld') {
    const count = before?.fields.filter((field) => field.held).length ?? 0
    return count === 0 ? 'Took Ashby’s values' : `Took ${formatCountOf({ count, one: 'value' })} from Ashby`
  }
  const name = fieldInSentence(edit.field)

  switch (edit.kind) {
    case 'set':
      return edit.value === null ? `Cleared ${name}` : `Saved ${name}`
    case 'keepMine':
      return `Kept your ${name}`
    case 'takeTheirs':
      return `Took Ashby’s ${name}`
    case 'setLock':
      return edit.isLocked ? `Locked ${name}` : `Unlocked ${name}`
  }
}
