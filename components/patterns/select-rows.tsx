'use client'

import { ListChecks } from 'lucide-react'
import { SELECTED_MAX } from '#components/patterns/selection.ts'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Shows the boxes of all rows and takes them away again: the way in where nothing hovers. `many` is the noun: "offers". */
export function SelectButton({ selection, many }: { selection: SelectionControl; many: string }) {
  if (!selection.isEnabled) return null
  const { isSelecting, setPicking } = selection

  return (
    <IconButton
      label={isSelecting ? 'Stop selecting' : `Select ${many}`}
      icon={<ListChecks />}
      size="sm"
      className={isSelecting ? 'bg-pressed text-ink' : undefined}
      onClick={() => setPicking(!isSelecting)}
    />
  )
}

/** `count` rows are loaded. Takes them all in, or as many as can be done at once. */
export function SelectAll({ selection, count }: { selection: SelectionControl; count: number }) {
  const words = count > SELECTED_MAX ? `Select the first ${SELECTED_MAX}` : `Select all loaded (${count})`

  return (
    <Button variant="ghost" size="sm" className="-ml-2.5 min-w-0 shrink" onClick={selection.selectAll}>
      {words}
    </Button>
  )
}
