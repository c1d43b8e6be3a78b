'use client'

import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type SelectOption<Value extends string> = {
  value: Value
  label: string
  /** An icon element before the words. */
  icon?: ReactNode
  help?: ReactNode
  isDisabled?: boolean
}

export type SelectProps<Value extends string> = {
  options: ReadonlyArray<SelectOption<Value>>
  /** Null is "nothing chosen" and shows the placeholder. */
  value: Value | null
  onValueChange: (value: Value) => void
  placeholder?: string
  /** The accessible name where no Field gives one. */
  label?: string
  name?: string
  size?: 'sm' | 'md'
  isDisabled?: boolean
  onBlur?: () => void
  className?: string
  ref?: Ref<HTMLButtonElement>
}

const triggerSizes = { md: 'h-8 px-2.5 text-13 max-md:h-11 max-md:px-3', sm: 'h-7 px-2.5 text-12 max-md:h-11 max-md:px-3' }

function SelectItem<Value extends string>({ option }: { option: SelectOption<Value> }) {
  return (
    <Base.Item
      value={option.value}
      disabled={option.isDisabled}
      className="grid min-h-8 cursor-default grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2 rounded-sm px-2 py-1.5 outline-none select-none data-disabled:text-ink-3 data-highlighted:bg-pressed max-md:min-h-11 max-md:py-3"
    >
      <Base.ItemIndicator className="col-start-1 pt-0.5">
        <Check className="size-3.5" />
      </Base.ItemIndicator>
      <span className="col-start-2 min-w-0">
        <span className="flex items-center gap-1.5">
          {option.icon}
          <Base.ItemText>{option.label}</Base.ItemText>
        </span>
        {option.help ? <span className="block text-12 text-ink-3">{option.help}</span> : null}
      </span>
    </Base.Item>
  )
}

/** One of a short list. Controlled: pair it with react-hook-form's Controller (`value`, `onValueChange={field.onChange}`). */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, placeholder = 'Choose', label, name, size = 'md', isDisabled, onBlur, className, ref } = props

  return (
    <Base.Root
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next)
      }}
      name={name}
      disabled={isDisabled}
    >
      <Base.Trigger
        ref={ref}
        aria-label={label}
        onBlur={onBlur}
        className={joinClasses(
          'inline-flex min-w-32 items-center justify-between max-md:w-full gap-2 rounded-md border border-line-control bg-surface text-left text-ink',
          'transition-[background-color] duration-(--dur-1) hover:bg-hover focus-visible:outline-offset-0',
          'data-disabled:border-line-strong data-disabled:bg-hover data-disabled:text-ink-3 data-invalid:border-rust-solid',
          triggerSizes[size],
          className,
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          {options.find((option) => option.value === value)?.icon}
          <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-ink-3" />
        </span>
        <Base.Icon className="text-ink-3">
          <ChevronDown className="size-3.5" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="float-motion max-h-[min(var(--available-height),320px)] min-w-[max(var(--anchor-width),160px)] max-w-[min(360px,calc(100vw-32px))] overflow-y-auto rounded-lg bg-overlay p-1 text-13 shadow-overlay outline-none">
            <Base.List>
              {options.map((option) => (
                <SelectItem key={option.value} option={option} />
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
