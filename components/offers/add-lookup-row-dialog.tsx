'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { ValueControl } from '#components/fields/value-control.tsx'
import { useTellFill } from '#components/offers/use-tell-fill.ts'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

export type AddLookupRowDialogProps = {
  connectionId: string
  field: FieldDefinition
  /** Ashby's value that the lookup has no row for. */
  found: string
  onClose: () => void
}

/** Teaches a field's lookup one more value, for this offer and every other one that waits for it. */
export function AddLookupRowDialog({ connectionId, field, found, onClose }: AddLookupRowDialogProps) {
  const [draft, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)
  const add = useAddRow({ connectionId, onClose, onRefused: setError })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseFieldValue({ definition: field, text: draft })
    if ('error' in parsed) setError(parsed.error)
    else add.mutate({ connectionId, object: 'Offer', field: field.key, from: found, to: parsed.value })
  }

  return (
    <FormDialog
      title="Add to lookup"
      description={
        <>
          Ashby says “<bdi className="[overflow-wrap:anywhere]">{found}</bdi>” for {field.label}. Every offer of this account gets what you
          enter, also those to come.
        </>
      }
      isOpen
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      submitLabel="Add to lookup"
      isSubmitting={add.isPending}
      onSubmit={submit}
    >
      <Field label="Handoff keeps" error={error}>
        <ValueControl
          autoFocus
          definition={field}
          label="Handoff keeps"
          value={draft}
          onChange={(text) => {
            setDraft(text)
            setError(null)
          }}
        />
      </Field>
    </FormDialog>
  )
}

type AddRowOptions = { connectionId: string; onClose: () => void; onRefused: (message: string) => void }

function useAddRow({ connectionId, onClose, onRefused }: AddRowOptions) {
  const api = useApi()
  const queryClient = useQueryClient()
  const tellFill = useTellFill(connectionId)

  return useMutation(
    api.mappings.addLookupRow.mutationOptions({
      onSuccess: ({ number }) => {
        void queryClient.invalidateQueries({ queryKey: api.mappings.key() })
        onClose()
        tellFill(number)
      },
      onError: (error) => {
        const { fields } = readErrorMessage(error)
        if (fields.to) onRefused(fields.to)
        else toastError(error)
      },
    }),
  )
}
