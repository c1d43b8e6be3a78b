'use client'

import { useMemo } from 'react'
import { Combobox, type ComboboxOption } from '#components/ui/combobox.tsx'
import { Select } from '#components/ui/select.tsx'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'

const WIDE = 'w-full max-w-72 max-md:max-w-none'

type ControlProps = {
  label: string
  value: string | null
  onValueChange: (value: string) => void
  placeholder?: string
  size?: 'sm' | 'md'
}

/** Every currency this browser knows, found by code or name. `isShort`: beside an amount it shows the code alone. */
export function CurrencyCombobox(props: ControlProps & { isShort?: boolean }) {
  const { label, value, onValueChange, placeholder = 'Choose currency', size, isShort = false } = props
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
      chosenLabel={isShort && value !== null ? value : undefined}
      className={isShort ? 'w-24 min-w-24' : WIDE}
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

const intervals: { value: string; label: string }[] = payIntervalSchema.options.map((value) => ({
  value,
  label: payIntervalWords[value].charAt(0).toUpperCase() + payIntervalWords[value].slice(1),
}))

/** How often an amount is paid out. `noneLabel` is the choice of what has no interval, told as empty text. */
export function IntervalSelect(props: ControlProps & { noneLabel?: string }) {
  const { label, value, onValueChange, size, noneLabel, placeholder = noneLabel ?? 'Choose interval' } = props
  const options = noneLabel === undefined ? intervals : [{ value: '', label: noneLabel }, ...intervals]

  return (
    <Select
      label={label}
      options={options}
      value={options.some((option) => option.value === value) ? value : null}
      onValueChange={onValueChange}
      placeholder={placeholder}
      size={size}
      className={noneLabel === undefined ? WIDE : 'w-36'}
    />
  )
}
