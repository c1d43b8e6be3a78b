'use client'

import { X } from 'lucide-react'

/** A filter that is set, in words. */
export type SetFilter = { label: string; clear: () => void }

/** The filters of a list that are set, each with its way out; nothing where none is. */
export function SetFilters({ chips }: { chips: readonly SetFilter[] }) {
  if (chips.length === 0) return null

  return (
    <ul aria-label="Filters" className="flex shrink-0 flex-wrap gap-1.5 border-b border-line py-2 pr-4 pl-6 max-md:pl-4">
      {chips.map((chip) => (
        <li key={chip.label} className="min-w-0">
          <button
            type="button"
            onClick={chip.clear}
            className="inline-flex h-7 max-w-full items-center gap-1 rounded-md border border-iris-line bg-iris-soft pr-1.5 pl-2.5 text-12 font-medium text-iris max-md:h-11"
          >
            <span className="sr-only">Clear filter </span>
            <span className="truncate">{chip.label}</span>
            <X aria-hidden="true" className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  )
}
