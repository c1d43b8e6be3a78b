'use client'

import { Combobox } from '#components/ui/combobox.tsx'
import { Select } from '#components/ui/select.tsx'
import type { FieldOption } from '#lib/domain/fields/schema.ts'

/** From here on a list is easier searched than read. */
const SEARCH_FROM = 9

const WIDE = 'w-full max-w-72 max-md:max-w-none'

export type ChoiceControlProps = {
  label: string
  options: readonly FieldOption[]
  value: string | null
  onValueChange: (value: string) => void
  placeholder?: string
  size?: 'sm' | 'md'
}

/** One of a field's options: a plain list while it is short, with a search once it is long. */
export function ChoiceControl({ options, placeholder = 'Choose', ...props }: ChoiceControlProps) {
  if (options.length < SEARCH_FROM) {
    return <Select {...props} options={options} placeholder={placeholder} className={WIDE} />
  }

  return (
    <Combobox
      {...props}
      options={options}
      placeholder={placeholder}
      searchLabel="Search options"
      noMatch="No such option"
      className={WIDE}
    />
  )
}
