'use client'

import { useState } from 'react'
import { OpenJobValueControl } from '#components/openings/open-job-value-control.tsx'
import { FieldEditor } from '#components/patterns/field-row.tsx'
import { checkDraft } from '#components/record/check-draft.ts'
import { Field } from '#components/ui/field.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OpenJobField } from '#lib/domain/open-jobs/contract.ts'

type OpenJobFieldEditorProps = {
  field: OpenJobField
  currency: string | null
  problem: string | null
  isSaving: boolean
  onSave: (value: string | null) => void
  onCancel: () => void
}

/** The editor of one field in its row: the control that fits its type. What cannot be right is said before it is sent. */
export function OpenJobFieldEditor({ field, currency, problem, isSaving, onSave, onCancel }: OpenJobFieldEditorProps) {
  const { value, label, help } = field
  const [draft, setDraft] = useState(value ?? '')
  const [error, setError] = useState<string | null>(null)
  // What stood there when the editor opened: a change by somebody else shows only behind the draft.
  const [opened] = useState(value)

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
    <FieldEditor
      onSave={save}
      onCancel={onCancel}
      onClear={value === null || field.isRequired ? undefined : () => onSave(null)}
      isSaving={isSaving}
      note={value === opened ? null : <ChangedMeanwhile field={field} currency={currency} />}
    >
      <Field label={label} isLabelHidden error={error ?? problem} help={help}>
        <OpenJobValueControl field={field} value={draft} currency={currency} onChange={change} />
      </Field>
    </FieldEditor>
  )
}

/** Saving goes by what is shown here, so nobody replaces what they have not seen. */
function ChangedMeanwhile({ field, currency }: Pick<OpenJobFieldEditorProps, 'field' | 'currency'>) {
  const now = field.value === null ? 'nothing' : formatFieldValue({ definition: field, value: field.value, currency })

  return (
    <span role="status" className="text-amber">
      Somebody changed it meanwhile: it is <bdi className="font-medium">{now}</bdi> now. Saving replaces that.
    </span>
  )
}
