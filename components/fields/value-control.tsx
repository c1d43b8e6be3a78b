'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { ChoiceControl } from '#components/fields/choice-control.tsx'
import { ChoicesControl } from '#components/fields/choices-control.tsx'
import { MoneyControl } from '#components/fields/money-control.tsx'
import { CurrencyCombobox, IntervalSelect } from '#components/fields/pay-controls.tsx'
import { PersonControl } from '#components/fields/person-control.tsx'
import { Input } from '#components/ui/input.tsx'
import { Textarea } from '#components/ui/textarea.tsx'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'

export type ValueControlProps = {
  definition: Pick<FieldDefinition, 'type' | 'label' | 'options'>
  /** Text in the form of the type, or what somebody is typing; null or empty where there is nothing. Hand back what `onChange` gave. */
  value: string | null
  /** Gets what stands in the control, also while it is no value yet: `parseFieldValue` judges it. Empty where nothing is chosen or typed. */
  onChange: (text: string) => void
  /** The accessible name. A Field around the control gives the first part its label. */
  label?: string
  /** Said behind an amount, and where the currency of money starts. */
  currency?: string | null
  size?: 'sm' | 'md'
  /** Takes the focus when it appears. */
  autoFocus?: boolean
}

/** The control for a value of any type. */
export function ValueControl({ autoFocus = false, ...props }: ValueControlProps) {
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (autoFocus) frame.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [autoFocus])

  return (
    <div ref={frame} className="w-full min-w-0">
      <TypedControl {...props} />
    </div>
  )
}

function TypedControl({ definition, value, onChange, label = definition.label, currency = null, size }: ValueControlProps): ReactNode {
  const input = {
    'aria-label': label,
    value: value ?? '',
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: size === 'sm' ? 'h-7 text-12' : undefined,
  }
  const chosen = { label, value: value === '' ? null : value, onValueChange: onChange, size }

  switch (definition.type) {
    case 'text':
      return <Input {...input} />
    case 'longText':
      return <Textarea {...input} className="max-h-80" />
    case 'number':
      return <Input {...input} inputMode="decimal" />
    case 'amount':
      return <Input {...input} inputMode="decimal" trailing={currency ?? undefined} />
    case 'date':
      return <Input {...input} type="date" />
    case 'email':
      return <Input {...input} type="text" inputMode="email" spellCheck={false} dir="ltr" />
    case 'phone':
      return <Input {...input} type="tel" dir="ltr" />
    case 'url':
      return <Input {...input} type="text" inputMode="url" spellCheck={false} dir="ltr" placeholder="https://" />
    case 'money':
      return <MoneyControl {...{ label, value, onChange, currency, size }} />
    case 'person':
      return <PersonControl {...{ label, value, onChange, size }} />
    case 'yesNo':
      return <ChoiceControl {...chosen} options={yesNoOptions} />
    case 'choice':
      return <ChoiceControl {...chosen} options={definition.options} />
    case 'choices':
      return <ChoicesControl {...{ label, value, onChange, size }} options={definition.options} />
    case 'currency':
      return <CurrencyCombobox {...chosen} />
    case 'interval':
      return <IntervalSelect {...chosen} />
  }
}

const yesNoOptions = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
