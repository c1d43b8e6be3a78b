'use client'

import { Autocomplete as Base } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { controlFrame } from '#components/ui/input-style.ts'
import { foldText } from '#lib/platform/format/text.ts'

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
  const [isOpen, setOpen] = useState(false)
  // What stood there before is no search: all is offered until somebody types.
  const [isTyped, setTyped] = useState(false)
  const offered = isTyped ? findSuggestions({ options, text: value }) : options

  return (
    <Base.Root
      items={offered}
      filter={null}
      value={value}
      onValueChange={(next) => {
        setTyped(true)
        onValueChange(next)
      }}
      // A list of nothing would hide the rest of the page from screen readers.
      open={isOpen && offered.length > 0}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) setTyped(false)
      }}
      openOnInputClick
    >
      <Base.Input
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        className={joinClasses(controlFrame, 'h-8 px-2.5 max-md:h-11 max-md:px-3 max-md:text-16')}
      />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup className="float-motion max-h-[min(var(--available-height),280px)] w-(--anchor-width) min-w-48 max-w-[calc(100vw-32px)] overflow-y-auto rounded-lg bg-overlay p-1 text-13 shadow-overlay outline-none">
            <Base.List aria-label={label}>
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

/** What fits what was typed, however it is written; nothing once it is written out. */
export function findSuggestions({ options, text }: { options: readonly string[]; text: string }): string[] {
  const wanted = foldText(text.trim())
  const found = options.filter((option) => foldText(option).includes(wanted))

  return found.length === 1 && found[0] === text ? [] : found
}
