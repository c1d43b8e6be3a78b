'use client'

import { Switch as Base } from '@base-ui/react/switch'
import { type ReactNode, useId } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

/** On or off, at once, without a Save. The words stand left, the switch at the right edge of the row. */
export function Switch({
  isChecked,
  onCheckedChange,
  label,
  help,
  isDisabled = false,
  className,
}: {
  isChecked: boolean
  onCheckedChange: (isChecked: boolean) => void
  label: ReactNode
  help?: ReactNode
  isDisabled?: boolean
  className?: string
}) {
  const labelId = useId()
  const helpId = useId()

  return (
    <span className={joinClasses('relative flex items-start justify-between gap-4 py-1.5 max-md:py-3', className)}>
      <span className="min-w-0">
        <span id={labelId} className="block font-medium">
          {label}
        </span>
        {help ? (
          <span id={helpId} className="block text-12 text-ink-3">
            {help}
          </span>
        ) : null}
      </span>
      <Base.Root
        checked={isChecked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={isDisabled}
        aria-labelledby={labelId}
        aria-describedby={help ? helpId : undefined}
        className="flex h-5 w-8 shrink-0 items-center rounded-full border border-line-control bg-pressed p-px transition-colors duration-(--dur-1) after:absolute after:inset-0 data-checked:border-primary data-checked:bg-primary data-disabled:border-line-strong"
      >
        <Base.Thumb className="size-4 rounded-full bg-ink-3 transition-transform duration-(--dur-2) ease-out data-checked:translate-x-3 data-checked:bg-on-primary" />
      </Base.Root>
    </span>
  )
}
