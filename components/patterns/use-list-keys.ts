'use client'

import { ArrowDown, ArrowLeft, ArrowUp, CornerDownLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useCommands } from '#components/patterns/commands.tsx'
import { focusRow } from '#components/patterns/focus-row.ts'

export type UseListKeysOptions = {
  /** The noun of the labels: "offer". */
  noun: string
  /** The heading in the command menu and the sheet of all keys: "Offers". */
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

/** J and K or the arrows move and take the focus along, Enter goes into the record, Escape goes back to the list. */
export function useListKeys({ noun, group, ids, openId, onOpen }: UseListKeysOptions): void {
  const { index, previousId, nextId } = findNeighbours({ ids, openId })
  const aboveId = index === -1 ? (ids[0] ?? null) : previousId
  const move = (id: string | null) => {
    if (id === null) return
    onOpen(id)
    focusRow(id)
  }
  const enter = () => {
    if (openId === null) move(nextId)
    else enterRecord()
  }
  useOpenRowInSight(openId)

  useCommands([
    { id: `${noun}.next`, keys: ['j', 'ArrowDown'], label: `Next ${noun}`, group, icon: ArrowDown, run: () => move(nextId) },
    { id: `${noun}.previous`, keys: ['k', 'ArrowUp'], label: `Previous ${noun}`, group, icon: ArrowUp, run: () => move(aboveId) },
    { id: `${noun}.enter`, keys: 'Enter', label: `Open ${noun}`, group, icon: CornerDownLeft, isKeyOnly: true, run: enter },
    {
      id: `${noun}.leave`,
      keys: 'Escape',
      label: 'Back to the list',
      group,
      icon: ArrowLeft,
      isEnabled: openId !== null,
      run: () => onOpen(null),
    },
  ])
}

/** The first control of the record that is on screen: the bar of phones stands in it too, unseen. */
function enterRecord(): void {
  const controls = [...document.querySelectorAll<HTMLElement>('article button, article a')]
  controls.find((control) => control.checkVisibility())?.focus()
}

/** Scrolls to the row that was opened; back on the list the focus is where one left it. */
function useOpenRowInSight(openId: string | null): void {
  const last = useRef<string | null>(null)

  useEffect(() => {
    document.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
    if (openId === null && last.current !== null) focusRow(last.current)
    last.current = openId
  }, [openId])
}
