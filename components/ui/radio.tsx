'use client'

import { Radio } from '@base-ui/react/radio'
import { RadioGroup as Base } from '@base-ui/react/radio-group'
import { type ReactNode, useId } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type RadioOption<Value extends string> = { value: Value; label: ReactNode; help?: ReactNode; isDisabled?: boolean }

function RadioRow<Value extends string>({ option }: { option: RadioOption<Value> }) {
  const labelId = useId()
  const helpId = useId()

  return (
    <span className="relative grid grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2.5 py-1.5 max-md:py-3">
      <Radio.Root
        value={option.value}
        disabled={option.isDisabled}
        aria-labelledby={labelId}
        aria-describedby={option.help ? helpId : undefined}
        className="mt-0.5 grid size-4 place-items-center rounded-full border border-line-control bg-surface after:absolute after:inset-0 hover:border-ink-3 data-checked:border-primary data-checked:bg-primary data-disabled:border-line-strong data-disabled:bg-hover"
      >
        <Radio.Indicator className="size-1.5 rounded-full bg-on-primary" />
      </Radio.Root>
      <span className="min-w-0">
        <span id={labelId} className="block font-medium">
          {option.label}
        </span>
        {option.help ? (
          <span id={helpId} className="block text-12 text-ink-3">
            {option.help}
          </span>
        ) : null}
      </span>
    </span>
  )
}

/** One of a few, all visible. `label` names the group. */
export function RadioGroup<Value extends string>({
  label,
  options,
  value,
  onValueChange,
  className,
}: {
  label: string
  options: ReadonlyArray<RadioOption<Value>>
  value: Value | null
  onValueChange: (value: Value) => void
  className?: string
}) {
  return (
    <Base
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next)
      }}
      className={joinClasses('flex flex-col', className)}
    >
      {options.map((option) => (
        <RadioRow key={option.value} option={option} />
      ))}
    </Base>
  )
}
