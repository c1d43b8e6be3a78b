'use client'

import { Checkbox as Base } from '@base-ui/react/checkbox'
import { Check, Minus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type CheckboxProps = {
  isChecked: boolean
  onCheckedChange: (isChecked: boolean) => void
  /** The words beside the box; the whole row can be pressed. */
  label: ReactNode
  help?: ReactNode
  name?: string
  isMixed?: boolean
  isDisabled?: boolean
  className?: string
}

/** A box with its words and, below them, what choosing it does. */
export function Checkbox({ isChecked, onCheckedChange, label, help, name, isMixed = false, isDisabled = false, className }: CheckboxProps) {
  const helpId = useId()
  const labelId = useId()

  return (
    <span className={joinClasses('relative grid grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2.5 py-1.5 max-md:py-3', className)}>
      <Base.Root
        checked={isChecked}
        indeterminate={isMixed}
        onCheckedChange={(next) => onCheckedChange(next)}
        name={name}
        disabled={isDisabled}
        aria-labelledby={labelId}
        aria-describedby={help ? helpId : undefined}
        className={joinClasses(
          'mt-0.5 grid size-4 place-items-center rounded-sm border border-line-control bg-surface text-on-primary',
          // The press area covers the whole row, so that the words work too and the target is large enough.
          'after:absolute after:inset-0 hover:border-ink-3',
          'data-checked:border-primary data-checked:bg-primary data-indeterminate:border-primary data-indeterminate:bg-primary',
          'data-disabled:border-line-strong data-disabled:bg-hover data-disabled:text-ink-3',
        )}
      >
        <Base.Indicator className="grid place-items-center">
          {isMixed ? <Minus className="size-3" strokeWidth={2.5} /> : <Check className="size-3" strokeWidth={2.5} />}
        </Base.Indicator>
      </Base.Root>
      <span className="min-w-0">
        <span id={labelId} className={joinClasses('block font-medium', isDisabled ? 'text-ink-3' : 'text-ink')}>
          {label}
        </span>
        {help ? (
          <span id={helpId} className="block text-12 text-ink-3">
            {help}
          </span>
        ) : null}
      </span>
    </span>
  )
}
