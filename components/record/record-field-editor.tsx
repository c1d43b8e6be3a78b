'use client'

import { useState } from 'react'
import { ValueControl } from '#components/fields/value-control.tsx'
import { FieldEditor } from '#components/patterns/field-row.tsx'
import { checkDraft } from '#components/record/check-draft.ts'
import { Field } from '#components/ui/field.tsx'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type RecordFieldEditorProps = {
  field: RecordField
  /** The record's currency, said behind an amount. */
  currency: string | null
  /** What the server refused, with the value that was typed. */
  refusal: { draft: string; message: string } | null
  onSave: (value: string | null) => void
  onCancel: () => void
}

/** The editor of one field in its row: the control that fits its type. What cannot be right is said before it is sent. */
export function RecordFieldEditor({ field, currency, refusal, onSave, onCancel }: RecordFieldEditorProps) {
  const { value, label, help } = field
  const [draft, setDraft] = useState(refusal?.draft ?? value ?? '')
  const [error, setError] = useState(refusal?.message ?? null)

  const save = () => {
    const checked = checkDraft({ field, draft })
    if ('error' in checked) setError(checked.error)
    else if (checked.value === value) onCancel()
    else onSave(checked.value)
  }
  const change = (next: string) => {
    setDraft(next)
    setError(null)
  }

  return (
    <FieldEditor onSave={save} onCancel={onCancel} onClear={value === null ? undefined : () => onSave(null)}>
      <Field label={label} isLabelHidden error={error} help={help}>
        <ValueControl definition={field} value={draft} currency={currency} onChange={change} />
      </Field>
    </FieldEditor>
  )
}
