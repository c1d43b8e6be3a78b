'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type ErrorMessage, readErrorMessage } from '#components/api/error-message.ts'
import { useApi } from '#components/api/provider.tsx'
import {
  checkFieldDraft,
  type DraftErrors,
  type FieldDraft,
  listFieldChanges,
  readFieldInput,
  startFieldDraft,
} from '#components/fields/field-draft.ts'
import { useRefreshFields } from '#components/fields/use-refresh-fields.ts'
import { toast } from '#components/ui/toast.ts'
import { customFieldTypeSchema, type FieldDefinition, type FieldObject } from '#lib/domain/fields/schema.ts'

type UseFieldFormOptions = { object: FieldObject; field: FieldDefinition | null; onSaved: () => void }

type FieldForm = {
  draft: FieldDraft
  change: (part: Partial<FieldDraft>) => void
  errors: DraftErrors
  /** A refusal that belongs to no input. */
  failure: ErrorMessage | null
  isSaving: boolean
  submit: (event: FormEvent) => void
  /** Goes on the form: the first input that is refused gets the focus. */
  formRef: RefObject<HTMLFormElement | null>
}

/** The form of a new field, or of one that is there. Refusals of the server stand at their inputs until something is changed. */
export function useFieldForm({ object, field, onSaved }: UseFieldFormOptions): FieldForm {
  const api = useApi()
  const refresh = useRefreshFields()
  const [draft, setDraft] = useState(() => startFieldDraft(field))
  const [checked, setChecked] = useState<DraftErrors>({})
  const finish = async (words: string) => {
    await refresh()
    onSaved()
    toast.success(words)
  }
  const create = useMutation(api.fields.create.mutationOptions({ onSuccess: ({ label }) => finish(`Added the field ${label}`) }))
  const update = useMutation(api.fields.update.mutationOptions({ onSuccess: ({ label }) => finish(`Saved the field ${label}`) }))
  const act = field ? update : create
  const failure = act.error ? readErrorMessage(act.error) : null

  const formRef = useRef<HTMLFormElement>(null)
  const isRefused = Object.keys(checked).length > 0 || failure !== null
  useEffect(() => {
    if (isRefused) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [isRefused])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (act.isPending) return
    const errors = field?.isBuiltIn ? {} : checkFieldDraft(draft)
    setChecked(errors)
    if (Object.keys(errors).length > 0) return
    if (!field) {
      create.mutate({ object, type: customFieldTypeSchema.parse(draft.type), ...readFieldInput(draft) })
      return
    }
    const changes = listFieldChanges({ field, draft })
    if (Object.keys(changes).length === 0) onSaved()
    else update.mutate({ object, key: field.key, ...changes })
  }

  return {
    draft,
    change: (part) => {
      setDraft((current) => ({ ...current, ...part }))
      setChecked({})
      act.reset()
    },
    errors: { ...failure?.fields, ...checked },
    failure: failure && !isAtInput(failure.fields) ? failure : null,
    isSaving: act.isPending,
    submit,
    formRef,
  }
}

const INPUTS: readonly string[] = ['label', 'type', 'sensitivity', 'group', 'help', 'options', 'isRequired']

/** Whether everything that was refused has an input that says so. */
function isAtInput(fields: Record<string, string>): boolean {
  const names = Object.keys(fields)

  return names.length > 0 && names.every((name) => INPUTS.includes(name.split('.')[0] ?? ''))
}
