'use client'

import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react'
import { useCommands } from '#components/patterns/commands.tsx'
import { findFocusedRow, focusRow } from '#components/patterns/focus-row.ts'

export type UseRowKeysOptions = {
  /** The noun of the labels: "open job". */
  noun: string
  /** The heading in the command menu and the sheet of all keys. */
  group: string
  /** The rows of the table, in order. */
  ids: readonly string[]
  onOpen: (id: string) => void
}

/** J and K or the arrows move the focus from row to row of a table, Enter opens the one that has it. */
export function useRowKeys({ noun, group, ids, onOpen }: UseRowKeysOptions): void {
  const move = (step: 1 | -1) => {
    const id = findNextRow({ ids, from: findFocusedRow(ids), step })
    if (id !== null) focusRow(id)
  }
  const open = () => {
    const id = findFocusedRow(ids)
    // The first press shows where one stands.
    if (id === null) move(1)
    else onOpen(id)
  }

  useCommands([
    { id: `${noun}.next`, keys: ['j', 'ArrowDown'], label: `Next ${noun}`, group, icon: ArrowDown, isKeyOnly: true, run: () => move(1) },
    {
      id: `${noun}.previous`,
      keys: ['k', 'ArrowUp'],
      label: `Previous ${noun}`,
      group,
      icon: ArrowUp,
      isKeyOnly: true,
      run: () => move(-1),
    },
    { id: `${noun}.enter`, keys: 'Enter', label: `Open ${noun}`, group, icon: CornerDownLeft, isKeyOnly: true, run: open },
  ])
}

type FindNextRow = { ids: readonly string[]; from: string | null; step: 1 | -1 }

/** The row after or before one; the first where the focus is in none. Null at the end. */
export function findNextRow({ ids, from, step }: FindNextRow): string | null {
  if (from === null) return ids[0] ?? null

  return ids[ids.indexOf(from) + step] ?? null
}
