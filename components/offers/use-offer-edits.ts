'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApiClient } from '#components/api/client.ts'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi, useApiClient } from '#components/api/provider.tsx'
import { applyEdit, type OfferEdit } from '#components/offers/apply-edit.ts'
import { describeEdit } from '#components/offers/describe-edit.ts'
import { findField } from '#components/offers/find-field.ts'
import { findUndo } from '#components/offers/find-undo.ts'
import { useMe } from '#components/profile/use-me.ts'
import { toast } from '#components/ui/toast.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

export type OfferEdits = {
  /** Does it at once on screen and takes it back when the server refuses: `onRefused` gets what is wrong with the value, if it is that. */
  run: (edit: OfferEdit, onRefused?: (message: string | null) => void) => void
  /** The act that is on its way. */
  pending: OfferEdit | null
}

/** What stood on the screen when the person decided, per field that the act is about. */
type Act = { edit: OfferEdit; seen: { field: string; value: string | null; ashby: string | null }[] }

/** Everything that can be done to the fields of an offer, with what follows: rollback, toast, Undo. */
export function useOfferEdits(id: string): OfferEdits {
  const queryClient = useQueryClient()
  const queryKey = useApi().offers.get.queryKey({ input: { id } })
  const mutation = useEditMutation(id)

  const run: OfferEdits['run'] = (edit, onRefused) => {
    const shown = queryClient.getQueryData(queryKey)
    const fields = 'field' in edit ? [edit.field] : 'fields' in edit ? edit.fields : []
    const seen = fields.flatMap((key) => {
      const field = shown && findField(shown, key)
      return field ? [{ field: key, value: field.value, ashby: field.ashby }] : []
    })
    mutation.mutate({ edit, seen }, { onError: (error) => onRefused?.(readErrorMessage(error).fields.value ?? null) })
  }

  return { run, pending: mutation.isPending ? mutation.variables.edit : null }
}

function useEditMutation(id: string) {
  const api = useApi()
  const client = useApiClient()
  const queryClient = useQueryClient()
  const me = useMe()
  const queryKey = api.offers.get.queryKey({ input: { id } })

  const mutation = useMutation({
    mutationFn: (act: Act): Promise<OfferDetail> => sendEdit({ client, id, ...act }),
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
    onSuccess: (after, { edit }, { before }) => {
      queryClient.setQueryData(queryKey, after)
      void queryClient.invalidateQueries({ queryKey: api.offers.list.key() })
      // What stands in the way of publishing may be another now.
      void queryClient.invalidateQueries({ queryKey: api.offerPublishing.get.queryKey({ input: { id } }) })
      const undo = findUndo({ edit, before, after })
      const action = undo ? { label: 'Undo', onClick: () => mutation.mutate({ edit: undo, seen: [] }) } : undefined
      toast.success(describeEdit({ edit, before }), { action })
    },
  })

  return mutation
}

function sendEdit({ client, id, edit, seen: seenFields }: Act & { client: ApiClient; id: string }): Promise<OfferDetail> {
  const [first] = seenFields
  const seen = first && { value: first.value, ashby: first.ashby }

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
    case 'keepAll':
      return client.offers.keepAll({ id, seen: seenFields })
    case 'takeAll':
      return client.offers.takeAll({ id, seen: seenFields })
    case 'restoreAll':
      return restoreAll({ client, id, ...edit })
    case 'restore':
      return client.offers.restoreField({ id, field: edit.field, since: edit.since })
  }
}

type RestoreAll = { client: ApiClient; id: string; fields: readonly string[]; since: string }

/** One after the other, since each locks the offer. What somebody touched meanwhile is refused, and what came before it stays undone. */
async function restoreAll({ client, id, fields, since }: RestoreAll): Promise<OfferDetail> {
  let offer: OfferDetail | null = null
  for (const field of fields) offer = await client.offers.restoreField({ id, field, since })

  return offer ?? client.offers.get({ id })
}
