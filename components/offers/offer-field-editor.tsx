'use client'

import { type ReactNode, useState } from 'react'
import { CurrencyCombobox, IntervalSelect } from '#components/offers/pay-controls.tsx'
import { FieldEditor } from '#components/patterns/field-row.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { fieldValueSchemas, type OfferFieldDefinition } from '#lib/domain/offers/schema.ts'

export type OfferFieldEditorProps = {
  definition: OfferFieldDefinition
  value: string | null
  /** The offer's currency, said behind an amount. */
  currency: string | null
  /** What the server refused, with the value that was typed. */
  refusal: { draft: string; message: string } | null
  onSave: (value: string | null) => void
  onCancel: () => void
}

/** The editor of one field in its row: the control that fits its type. What cannot be right is said before it is sent. */
export function OfferFieldEditor({ definition, value, currency, refusal, onSave, onCancel }: OfferFieldEditorProps) {
  const [draft, setDraft] = useState(refusal?.draft ?? value ?? '')
  const [error, setError] = useState(refusal?.message ?? null)

  const save = () => {
    const checked = checkDraft({ definition, draft })
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
      <Field label={definition.label} isLabelHidden error={error}>
        <EditorControl definition={definition} draft={draft} currency={currency} onChange={change} />
      </Field>
    </FieldEditor>
  )
}

type ControlProps = { definition: OfferFieldDefinition; draft: string; currency: string | null; onChange: (draft: string) => void }

function EditorControl({ definition, draft, currency, onChange }: ControlProps): ReactNode {
  const input = { value: draft, onChange: (event: { target: { value: string } }) => onChange(event.target.value) }

  switch (definition.type) {
    case 'currency':
      return <CurrencyCombobox label={definition.label} value={draft === '' ? null : draft} onValueChange={onChange} />
    case 'interval':
      return <IntervalSelect label={definition.label} value={draft === '' ? null : draft} onValueChange={onChange} />
    case 'date':
      return <Input {...input} type="date" />
    case 'amount':
      return <Input {...input} inputMode="decimal" autoComplete="off" trailing={currency ?? undefined} />
    case 'email':
      return <Input {...input} type="text" inputMode="email" autoComplete="off" spellCheck={false} />
    case 'text':
      return <Input {...input} autoComplete="off" />
  }
}

type Checked = { value: string } | { error: string }

/** The same check as the server's. An empty control is no value by mistake: clearing has a button of its own. */
export function checkDraft({ definition, draft }: { definition: OfferFieldDefinition; draft: string }): Checked {
  const typed = definition.type === 'amount' ? stripGrouping(draft) : draft.trim()
  if (typed === '') return { error: `Enter a value, or press Clear value to leave ${definition.label.toLowerCase()} empty.` }

  const parsed = fieldValueSchemas[definition.type].safeParse(typed)
  return parsed.success ? { value: parsed.data } : { error: parsed.error.issues[0]?.message ?? 'This value does not fit the field.' }
}

/** "72,000.50", "72 000" and "72’000" are typed as often as "72000". A comma that does not group stays, and is refused. */
function stripGrouping(text: string): string {
  const trimmed = text.trim()

  return /^\d{1,3}([,\s'’]\d{3})+(\.\d+)?$/.test(trimmed) ? trimmed.replace(/[,\s'’]/g, '') : trimmed
}
