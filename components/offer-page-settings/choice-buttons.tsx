'use client'

import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

type ChoiceButtonsProps<Value extends string> = {
  label: string
  options: ReadonlyArray<{ value: Value; label: string; icon?: ReactNode }>
  value: Value
  onValueChange: (value: Value) => void
}

/** One of a few ways to look at something, side by side. */
export function ChoiceButtons<Value extends string>({ label, options, value, onValueChange }: ChoiceButtonsProps<Value>) {
  return (
    <fieldset aria-label={label} className="flex shrink-0 gap-0.5 rounded-md border border-line-strong bg-surface p-0.5">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onValueChange(option.value)}
          className={joinClasses(
            'inline-flex h-[26px] items-center gap-1.5 rounded-sm px-2 text-12 font-medium focus-visible:-outline-offset-2 max-md:h-9.5 max-md:px-3 [&_.lucide]:size-3.5',
            option.value === value ? 'bg-pressed text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
