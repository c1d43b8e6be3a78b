'use client'

import { type FormEvent, useState } from 'react'
import { ValueControl } from '#components/fields/value-control.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { parseFieldValue } from '#lib/domain/fields/inputs/rules.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { MappingStep } from '#lib/domain/mappings/schema.ts'

export type ConstantEditorProps = {
  field: FieldDefinition
  initial: string
  onTry: (step: MappingStep | null) => void
  onChoose: (step: MappingStep) => void
}

/** The same value for every record, in the control that fits the field. */
export function ConstantEditor({ field, initial, onTry, onChoose }: ConstantEditorProps) {
  const [text, setText] = useState(initial)
  const [error, setError] = useState<string | null>(null)

  const change = (next: string) => {
    setText(next)
    setError(null)
    const parsed = parseFieldValue({ definition: field, text: next })
    onTry('value' in parsed ? { kind: 'constant', value: parsed.value } : null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseFieldValue({ definition: field, text })
    if ('error' in parsed) setError(parsed.error)
    else onChoose({ kind: 'constant', value: parsed.value })
  }

  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-col gap-3 overflow-y-auto p-3 max-md:p-4">
      <Field label={`Value of ${field.label}`} error={error} help={field.help}>
        <ValueControl definition={field} value={text} onChange={change} label={field.label} autoFocus />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" fullWidth="phone">
          Use value
        </Button>
      </div>
    </form>
  )
}
