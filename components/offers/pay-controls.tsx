'use client'

import { useMemo } from 'react'
import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx'
import { Select } from '#components/ui/select.tsx'
import { payIntervalSchema, payIntervalWords } from '#lib/domain/organizations/schema.ts'

type ControlProps = {
  label: string
  value: string | null
  onValueChange: (value: string) => void
  placeholder?: string
  size?: 'sm' | 'md'
}

/** Every currency this browser knows, found by code or name. */
export function CurrencyCombobox({ label, value, onValueChange, placeholder = 'Choose currency', size }: ControlProps) {
  const options = useMemo(listCurrencies, [])

  return (
    <Combobox
      label={label}
      options={options}
      value={value}
      onValueChange={onValueChange}
      placeholder={placeholder}
      searchLabel="Search currencies"
      noMatch="No such currency"
      size={size}
      className="w-full max-w-72"
    />
  )
}

function listCurrencies(): ComboboxOption[] {
  const names = new Intl.DisplayNames(['en-GB'], { type: 'currency' })

  return Intl.supportedValuesOf('currency').map((code) => {
    const name = names.of(code)

    return { value: code, label: name === undefined || name === code ? code : `${code}, ${name}` }
  })
}

const intervals = payIntervalSchema.options.map((value) => ({
  value,
  label: payIntervalWords[value].charAt(0).toUpperCase() + payIntervalWords[value].slice(1),
}))

/** How often the salary is paid out. */
export function IntervalSelect({ label, value, onValueChange, placeholder = 'Choose interval', size }: ControlProps) {
  const chosen = payIntervalSchema.safeParse(value)

  return (
    <Select
      label={label}
      options={intervals}
      value={chosen.success ? chosen.data : null}
      onValueChange={onValueChange}
      placeholder={placeholder}
      size={size}
    />
  )
}
