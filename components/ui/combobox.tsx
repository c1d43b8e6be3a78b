'use client'

import { Combobox as Base } from '@base-ui/react/combobox'
import { Check, ChevronDown, Search } from 'lucide-react'
import { joinClasses } from '#components/ui/class-names.ts'

export type ComboboxOption = { value: string; label: string }

export type ComboboxProps = {
  options: ReadonlyArray<ComboboxOption>
  /** Null is "nothing chosen" and shows the placeholder. */
  value: string | null
  onValueChange: (value: string) => void
  placeholder?: string
  /** What the button says instead of the chosen option's label: where there is little room, or what is chosen may not be listed. */
  chosenLabel?: string
  /** The accessible name where no Field gives one. */
  label?: string
  /** "Search currencies": the name and the placeholder of the search inside. */
  searchLabel: string
  /** When nothing matches what was typed: "No such currency". */
  noMatch: string
  /** Where the options are searched elsewhere: what is typed goes there, and `options` are what was found. */
  onSearchChange?: (search: string) => void
  size?: 'sm' | 'md'
  isDisabled?: boolean
  isInvalid?: boolean
  className?: string
}

const triggerSizes = { md: 'h-8 px-2.5 text-13 max-md:h-11 max-md:px-3', sm: 'h-7 px-2.5 text-12 max-md:h-11 max-md:px-3' }

/** One of a long list: looks like a Select and has a search inside. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onValueChange, placeholder = 'Choose', label, searchLabel, noMatch, size = 'md', isDisabled, isInvalid } = props
  const { onSearchChange, chosenLabel } = props
  const listed = options.find((option) => option.value === value)
  const chosen = listed ?? (value !== null && chosenLabel !== undefined ? { value, label: chosenLabel } : null)

  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(next) => {
        if (next) onValueChange(next.value)
      }}
      isItemEqualToValue={(item, other) => item.value === other.value}
      disabled={isDisabled}
      autoHighlight
      filter={onSearchChange ? null : undefined}
      onInputValueChange={onSearchChange}
    >
      <Base.Trigger
        aria-label={label ? `${label}: ${chosen?.label ?? placeholder}` : undefined}
        data-invalid={isInvalid || undefined}
        className={joinClasses(
          'inline-flex min-w-32 items-center justify-between gap-2 rounded-md border border-line-control bg-surface text-left text-ink max-md:w-full',
          'transition-[background-color] duration-(--dur-1) hover:bg-hover focus-visible:outline-offset-0',
          'data-disabled:border-line-strong data-disabled:bg-hover data-disabled:text-ink-3 data-invalid:border-rust-solid',
          triggerSizes[size],
          props.className,
        )}
      >
        <span className={joinClasses('truncate', !chosen && 'text-ink-3')}>
          {chosen ? (props.chosenLabel ?? chosen.label) : placeholder}
        </span>
        <ChevronDown aria-hidden="true" className="size-3.5 text-ink-3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup
            aria-label={label ?? searchLabel}
            className="float-motion flex max-h-[min(var(--available-height),320px)] w-[max(var(--anchor-width),240px)] max-w-[calc(100vw-32px)] flex-col overflow-hidden rounded-lg bg-overlay text-13 shadow-overlay outline-none"
          >
            <span className="relative block border-b border-line p-1">
              <Search aria-hidden="true" className="pointer-events-none absolute top-1/2 left-3.5 size-3.5 -translate-y-1/2 text-ink-3" />
              <Base.Input
                aria-label={searchLabel}
                placeholder={searchLabel}
                className="h-8 w-full rounded-sm bg-transparent pr-2 pl-8 text-13 text-ink outline-none max-md:h-11 max-md:text-16"
              />
            </span>
            <Base.Empty className="px-3 py-4 text-center text-ink-3 empty:hidden">{noMatch}</Base.Empty>
            <Base.List className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-1 empty:hidden">
              {(option: ComboboxOption) => <ComboboxItem key={option.value} option={option} />}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function ComboboxItem({ option }: { option: ComboboxOption }) {
  return (
    <Base.Item
      value={option}
      className="grid min-h-8 cursor-default grid-cols-[16px_minmax(0,1fr)] items-start gap-x-2 rounded-sm px-2 py-1.5 outline-none select-none data-highlighted:bg-pressed max-md:min-h-11 max-md:py-3"
    >
      <Base.ItemIndicator className="col-start-1 pt-0.5">
        <Check className="size-3.5" />
      </Base.ItemIndicator>
      <span className="col-start-2 min-w-0 truncate">{option.label}</span>
    </Base.Item>
  )
}
