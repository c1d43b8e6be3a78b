'use client'

import { useEffect, useRef } from 'react'
import { useShortcuts } from '#components/patterns/shortcuts.tsx'

export type UseListKeysOptions = {
  /** The noun of the labels: "offer". */
  noun: string
  /** The heading in the sheet of all keys: "Offers". */
  group: string
  /** What is listed, in order. */
  ids: readonly string[]
  openId: string | null
  /** Opens an item, or the list alone with null. */
  onOpen: (id: string | null) => void
}

export type Neighbours = { index: number; previousId: string | null; nextId: string | null }

/** Where an item stands in the list. One that is not listed has no neighbours, and moving on starts from the top. */
export function findNeighbours({ ids, openId }: Pick<UseListKeysOptions, 'ids' | 'openId'>): Neighbours {
  const index = openId === null ? -1 : ids.indexOf(openId)

  return { index, previousId: index > 0 ? (ids[index - 1] ?? null) : null, nextId: ids[index + 1] ?? null }
}

/** J and K or the arrows move, Enter goes into the record, Escape goes back to the list. The open row is always in sight. */
export function useListKeys({ noun, group, ids, openId, onOpen }: UseListKeysOptions): void {
  const { index, previousId, nextId } = findNeighbours({ ids, openId })
  const next = () => {
    if (nextId !== null) onOpen(nextId)
  }
  const previous = () => {
    const target = index === -1 ? (ids[0] ?? null) : previousId
    if (target !== null) onOpen(target)
  }
  const enter = () => {
    if (openId === null) next()
    else document.querySelector<HTMLElement>('article button, article a')?.focus()
  }
  useOpenRowInSight(openId)

  useShortcuts([
    { keys: 'j', label: `Next ${noun}`, group, run: next },
    { keys: 'ArrowDown', label: `Next ${noun}`, group, run: next },
    { keys: 'k', label: `Previous ${noun}`, group, run: previous },
    { keys: 'ArrowUp', label: `Previous ${noun}`, group, run: previous },
    { keys: 'Enter', label: `Open ${noun}`, group, run: enter },
    { keys: 'Escape', label: 'Back to the list', group, isEnabled: openId !== null, run: () => onOpen(null) },
  ])
}

/** Scrolls to the row that was opened; back on the list the focus is where one left it. */
function useOpenRowInSight(openId: string | null): void {
  const last = useRef<string | null>(null)

  useEffect(() => {
    document.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
    if (openId === null && last.current !== null) {
      const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(last.current)}"]`)
      row?.scrollIntoView({ block: 'nearest' })
      row?.focus({ preventScroll: true })
    }
    last.current = openId
  }, [openId])
}
