'use client'

import { Autocomplete as Base } from '@base-ui/react/autocomplete'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'

export type SuggestInputProps = {
  /** What exists already: offered while somebody types, never forced on them. */
  options: readonly string[]
  value: string
  onValueChange: (value: string) => void
  /** The accessible name where no Field gives one. */
  label?: string
  placeholder?: string
}

/** A line of text that offers what others wrote there, so that one thing keeps one spelling. New words are as good. */
export function SuggestInput({ options, value, onValueChange, label, placeholder }: SuggestInputProps) {
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => onValueChange(next)} openOnInputClick>
      <Base.Input
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        className={joinClasses(controlFrame, 'h-8 px-2.5 max-md:h-11 max-md:px-3 max-md:text-16')}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup className="float-motion max-h-[min(var(--available-height),280px)] w-(--anchor-width) min-w-48 max-w-[calc(100vw-32px)] overflow-y-auto rounded-lg bg-overlay p-1 text-13 shadow-overlay outline-none empty:hidden data-empty:hidden">
            <Base.List aria-label={label} className="empty:hidden">
              {(option: string) => (
                <Base.Item
                  key={option}
                  value={option}
                  className="flex min-h-8 cursor-default items-center rounded-sm px-2 py-1.5 outline-none select-none data-highlighted:bg-pressed max-md:min-h-11"
                >
                  <bdi className="min-w-0 truncate">{option}</bdi>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
