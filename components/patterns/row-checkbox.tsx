'use client'

import { Check } from 'lucide-react'
import type { ChangeEvent } from 'react'
import type { SelectHow } from '#components/patterns/selection.ts'
import { joinClasses } from '#components/ui/class-names.ts'

export type RowSelection = {
  /** The accessible name of the box: "Select offer for Ana". */
  label: string
  isSelected: boolean
  /** Rows are being selected: every box shows, not only that of the row under the pointer or the focus. */
  isSelecting: boolean
  onSelect: (how: SelectHow) => void
}

/**
 * The box at the left edge of a row. A list has many of them, so it is the browser's own control under a drawn box; what can be pressed is
 * the whole edge of the row.
 */
export function RowCheckbox({ label, isSelected, isSelecting, onSelect }: RowSelection) {
  const change = ({ nativeEvent }: ChangeEvent) => {
    onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey ? 'extend' : 'toggle')
  }

  return (
    <span
      className={joinClasses(
        'absolute inset-y-0 left-0 z-1 w-6 max-md:w-11',
        !isSelecting && 'opacity-0 max-md:hidden pointer-coarse:hidden group-hover/row:opacity-100 group-has-focus-visible/row:opacity-100',
      )}
    >
      <input
        type="checkbox"
        aria-label={label}
        checked={isSelected}
        onChange={change}
        className="peer absolute inset-0 size-full cursor-pointer appearance-none opacity-0"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute top-3 left-1.5 grid size-3.5 place-items-center rounded-sm border border-line-control bg-surface text-transparent peer-checked:border-primary peer-checked:bg-primary peer-checked:text-on-primary peer-hover:border-ink-3 peer-checked:peer-hover:border-primary peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-iris-solid max-md:top-1/2 max-md:left-3.5 max-md:size-4 max-md:-translate-y-1/2"
      >
        <Check className="size-2.5 max-md:size-3" strokeWidth={3} />
      </span>
    </span>
  )
}
