'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { ValueControl } from '#components/fields/value-control.tsx'
import { openJobChoicesOptions } from '#components/openings/open-job-queries.ts'
import { SuggestInput } from '#components/ui/suggest-input.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

/** Fields whose words other open jobs and people have too, and where those stand. */
const choiceKeys = { department: 'departments', team: 'teams', location: 'locations' } as const

type OpenJobValueControlProps = {
  field: Pick<FieldDefinition, 'key' | 'type' | 'label' | 'options'>
  value: string
  /** Said behind an amount. */
  currency: string | null
  onChange: (text: string) => void
  /** Takes the focus when it appears. */
  autoFocus?: boolean
}

/** The control for a value of an open job: departments, teams and locations are offered as they are written elsewhere. */
export function OpenJobValueControl({ field, value, currency, onChange, autoFocus }: OpenJobValueControlProps) {
  const key = isChoiceKey(field.key) ? field.key : null

  if (key === null) return <ValueControl definition={field} value={value} currency={currency} onChange={onChange} autoFocus={autoFocus} />

  return <ChoiceInput choiceKey={key} label={field.label} value={value} onChange={onChange} />
}

function isChoiceKey(key: string): key is keyof typeof choiceKeys {
  return key in choiceKeys
}

type ChoiceInputProps = { choiceKey: keyof typeof choiceKeys; label: string; value: string; onChange: (text: string) => void }

function ChoiceInput({ choiceKey, label, value, onChange }: ChoiceInputProps) {
  const api = useApi()
  const { data: choices } = useQuery(openJobChoicesOptions({ api }))

  return <SuggestInput label={label} options={choices?.[choiceKeys[choiceKey]] ?? []} value={value} onValueChange={onChange} />
}
