'use client'

import type { ComponentProps } from 'react'
import { Input } from '#components/ui/input.tsx'

type DayInputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'type'> & {
  /** 0 is nothing yet, which no rule takes. */
  value: number
  onChange: (days: number) => void
}

/** Whole days. Other signs than digits are not taken. */
export function DayInput({ value, onChange, ...rest }: DayInputProps) {
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      dir="ltr"
      className="num w-20 text-right max-md:w-24"
      value={value === 0 ? '' : String(value)}
      onChange={(event) => onChange(Number(event.target.value.replace(/\D/g, '')))}
    />
  )
}
