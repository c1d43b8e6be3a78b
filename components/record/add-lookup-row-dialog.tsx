'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { ValueControl } from '#components/fields/value-control.tsx'
import { FormDialog } from '#components/patterns/form-dialog.tsx'
import type { RecordNoun } from '#components/record/reviewed-record.ts'
import { useTellFill } from '#components/record/use-tell-fill.ts'
import { Field } from '#components/ui/field.tsx'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

export type AddLookupRowDialogProps = {
  connectionId: string
  noun: RecordNoun
  field: FieldDefinition
  /** Ashby's value that the lookup has no row for. */
  found: string
  onClose: () => void
}

/** Teaches a field's lookup one more value, for this record and every other one that waits for it. */
export function AddLookupRowDialog({ connectionId, noun, field, found, onClose }: AddLookupRowDialogProps) {
  const [draft, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)
  const add = useAddRow({ connectionId, noun, onClose, onRefused: setError })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseFieldValue({ definition: field, text: draft })
    if ('error' in parsed) setError(parsed.error)
    else add.mutate({ connectionId, object: noun.object, field: field.key, from: found, to: parsed.value })
  }

  return (
    <FormDialog
      title="Add to lookup"
      description={
        <>
          Ashby says “<bdi className="[overflow-wrap:anywhere]">{found}</bdi>” for {field.label}. Every {noun.one} of this account gets what
          you enter, also those to come.
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

type AddRowOptions = { connectionId: string; noun: RecordNoun; onClose: () => void; onRefused: (message: string) => void }

function useAddRow({ connectionId, noun, onClose, onRefused }: AddRowOptions) {
  const api = useApi()
  const queryClient = useQueryClient()
  const tellFill = useTellFill({ connectionId, noun })

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
