'use client'

import { ListChecks, SquareCheck, SquareX } from 'lucide-react'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { Command } from '#components/patterns/command-registry.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { findFocusedRow, focusRow } from '#components/patterns/focus-row.ts'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { describeSelection, NOTHING_SELECTED, reduceSelection, type SelectHow, type Selection } from '#components/patterns/selection.ts'

export type UseSelectionOptions = {
  /** The noun of the labels: "offer". */
  noun: string
  /** The heading in the command menu and the sheet of all keys: "Offers". */
  group: string
  /** What is listed, in order. */
  listed: readonly string[]
  openId: string | null
  /** False where nothing could be done with a selection. */
  isEnabled: boolean
}

export type SelectionControl = Pick<Selection, 'ids' | 'note' | 'isPicking'> & {
  isEnabled: boolean
  /** Every row shows its box. */
  isSelecting: boolean
  /** Stays the same from render to render. */
  select: (id: string, how: SelectHow) => void
  selectAll: () => void
  remove: (ids: readonly string[]) => void
  clear: () => void
  /** The same from a control that goes with the selection: the focus returns to the list. */
  leave: () => void
  setPicking: (isPicking: boolean) => void
}

/** Rows selected for one act on many: by box, by key, as a range. What leaves the list leaves the selection, and changes are announced. */
export function useSelection(options: UseSelectionOptions): SelectionControl {
  const { listed, openId, isEnabled } = options
  const [selection, act] = useReducer(reduceSelection, NOTHING_SELECTED)
  const latest = useRef({ listed, openId })
  useEffect(() => {
    latest.current = { listed, openId }
  })
  const isStale = selection.ids.size > 0 && [...selection.ids].some((id) => !listed.includes(id))
  // While rendering, so that no frame counts a row that is not there any more.
  if (isStale) act({ kind: 'keep', listed })
  useAnnouncedSelection(selection)

  const select = useCallback((id: string, how: SelectHow) => {
    if (how === 'toggle') act({ kind: 'toggle', id })
    else act({ kind: 'extend', id, from: latest.current.openId, listed: latest.current.listed })
  }, [])
  const control: SelectionControl = {
    ids: selection.ids,
    note: selection.note,
    isPicking: selection.isPicking,
    isEnabled,
    isSelecting: isEnabled && (selection.isPicking || selection.ids.size > 0),
    select,
    selectAll: () => act({ kind: 'all', listed }),
    remove: (ids) => act({ kind: 'remove', ids }),
    clear: () => act({ kind: 'clear' }),
    leave: () => {
      if (selection.head !== null) focusRow(selection.head)
      act({ kind: 'clear' })
    },
    setPicking: (isPicking) => act({ kind: 'pick', isPicking }),
  }
  useCommands(isEnabled ? listCommands({ ...options, control, head: selection.head }) : [])

  return control
}

function useAnnouncedSelection(selection: Selection): void {
  const announce = useAnnounce()
  const told = useRef(selection)

  useEffect(() => {
    const isSame = told.current.ids === selection.ids && told.current.note === selection.note
    const wasEmpty = told.current.ids.size === 0 && selection.ids.size === 0
    told.current = selection
    if (!isSame && !wasEmpty) announce(describeSelection(selection))
  }, [announce, selection])
}

type CommandsInput = UseSelectionOptions & { control: SelectionControl; head: string | null }

/** X selects the row that has the focus, else the one that is open; with Shift the arrows take their neighbours in. */
function listCommands({ noun, group, listed, openId, control, head }: CommandsInput): Command[] {
  const cursor = () => findFocusedRow(listed) ?? openId ?? head
  const toggle = () => {
    const id = cursor()
    if (id !== null && listed.includes(id)) control.select(id, 'toggle')
  }
  const extend = (step: 1 | -1) => {
    const from = cursor()
    const to = from === null ? listed[0] : listed[listed.indexOf(from) + step]
    if (to === undefined) return
    if (from !== null && control.ids.size === 0) control.select(from, 'toggle')
    control.select(to, 'extend')
    focusRow(to)
  }
  const clear: Command = { id: `${noun}.select-none`, keys: 'Escape', label: 'Clear selection', group, icon: SquareX, run: control.clear }

  return [
    { id: `${noun}.select`, keys: 'x', label: `Select ${noun}`, group, icon: SquareCheck, run: toggle },
    {
      id: `${noun}.select-next`,
      keys: ['shift+j', 'shift+ArrowDown'],
      label: 'Select downwards',
      group,
      isKeyOnly: true,
      run: () => extend(1),
    },
    {
      id: `${noun}.select-previous`,
      keys: ['shift+k', 'shift+ArrowUp'],
      label: 'Select upwards',
      group,
      isKeyOnly: true,
      run: () => extend(-1),
    },
    {
      id: `${noun}.select-all`,
      label: `Select all loaded ${noun}s`,
      group,
      icon: ListChecks,
      isEnabled: listed.length > 0,
      run: control.selectAll,
    },
    ...(control.isSelecting ? [clear] : []),
  ]
}
