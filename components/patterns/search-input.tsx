'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

const DEBOUNCE_MS = 250

export type SearchInputProps = {
  /** From the address. */
  value: string
  /** Called 250 ms after the last key, at once on Enter and on clearing. */
  onValueChange: (value: string) => void
  /** "Search offers": the accessible name and the placeholder. */
  label: string
  className?: string
}

/** A search whose truth is in the address: it writes late, so that typing is not a new page per letter, and follows Back. */
export function SearchInput({ value, onValueChange, label, className }: SearchInputProps) {
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const input = useRef<HTMLInputElement>(null)

  // When the address changes by itself (Back, Clear filters) the words follow it.
  if (value !== known) {
    setKnown(value)
    setTyped(value)
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  const commit = (next: string) => {
    clearTimeout(timer.current)
    setKnown(next)
    onValueChange(next)
  }
  const change = (next: string) => {
    setTyped(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => commit(next), DEBOUNCE_MS)
  }
  const clear = () => {
    setTyped('')
    commit('')
    input.current?.focus()
  }

  return (
    <span className={joinClasses('relative inline-flex w-52 min-w-0 items-center max-md:w-full max-md:flex-1', className)}>
      <Search aria-hidden="true" className="pointer-events-none absolute left-2.5 size-3.5 text-ink-3" />
      <input
        ref={input}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit(typed)
          if (event.key === 'Escape' && typed !== '') {
            event.preventDefault()
            clear()
          }
        }}
        className="h-7 w-full min-w-0 rounded-md border border-line-control bg-surface pr-7 pl-8 text-12 text-ink focus:border-transparent focus:outline-2 focus:outline-offset-0 focus:outline-iris-solid max-md:h-11 max-md:text-16 [&::-webkit-search-cancel-button]:hidden"
      />
      {typed === '' ? null : (
        <button
          type="button"
          aria-label="Clear search"
          onClick={clear}
          className="absolute right-0.5 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink max-md:size-10"
        >
          <X className="size-3" />
        </button>
      )}
    </span>
  )
}
