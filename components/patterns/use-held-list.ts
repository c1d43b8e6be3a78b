'use client'

import { type ComponentProps, useEffect, useState } from 'react'
import { type HeldRow, mergeHeldList, toRows } from '#components/patterns/held-list.ts'

/** As long as a row takes to fade. */
const LEAVE_MS = 240

export type UseHeldListOptions<Item extends { id: string }> = {
  /** What was read, in its order; undefined while nothing has come yet. */
  items: ReadonlyArray<Item> | undefined
  /** Names the list: with another key it is another list, shown as it comes. */
  listKey: string
  hasMore: boolean
  /** `ask` always waits for the press on "3 new events"; `unless-pointed` shows new rows at once while nobody points at the list. */
  growth: 'ask' | 'unless-pointed'
}

type Held<Item extends { id: string }> = {
  listKey: string
  source: ReadonlyArray<Item> | undefined
  rows: HeldRow<Item>[]
  waitingCount: number
}

/** Everything that tells whether somebody points at the list; goes on the element that scrolls. */
type PointerProps = Pick<ComponentProps<'div'>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur' | 'onScroll'>

export type UseHeldList<Item extends { id: string }> = {
  rows: ReadonlyArray<HeldRow<Item>>
  /** How many new items wait above or between the rows. */
  waitingCount: number
  showWaiting: () => void
  pointerProps: PointerProps
}

/** Keeps a live list still under the pointer: see `mergeHeldList`. */
export function useHeldList<Item extends { id: string }>(options: UseHeldListOptions<Item>): UseHeldList<Item> {
  const { items, listKey, hasMore, growth } = options
  const { isPointed, pointerProps } = usePointed()
  const [held, setHeld] = useState<Held<Item>>(() => startList({ listKey, items }))

  // State that follows what was read is set while rendering, so that no frame shows the old rows with the new counts.
  if (held.listKey !== listKey || (held.source === undefined && items !== undefined)) setHeld(startList({ listKey, items }))
  else if (items !== undefined && held.source !== items) {
    const mayInsert = growth === 'unless-pointed' && !isPointed
    setHeld({ listKey, source: items, ...mergeHeldList({ rows: held.rows, fresh: items, mayInsert, hasMore }) })
  }

  const hasLeaving = held.rows.some((row) => row.isLeaving)
  useEffect(() => {
    if (!hasLeaving || isPointed) return
    const timer = setTimeout(() => setHeld((current) => ({ ...current, rows: current.rows.filter((row) => !row.isLeaving) })), LEAVE_MS)

    return () => clearTimeout(timer)
  }, [hasLeaving, isPointed])

  return {
    rows: held.rows,
    waitingCount: held.waitingCount,
    showWaiting: () => setHeld(startList({ listKey, items })),
    pointerProps,
  }
}

function startList<Item extends { id: string }>({
  listKey,
  items,
}: {
  listKey: string
  items: ReadonlyArray<Item> | undefined
}): Held<Item> {
  return { listKey, source: items, rows: toRows(items ?? []), waitingCount: 0 }
}

/** Pointing is: the pointer or the focus is inside, or it is scrolled. A finger that is about to come down cannot be seen. */
function usePointed(): { isPointed: boolean; pointerProps: PointerProps } {
  const [isOver, setIsOver] = useState(false)
  const [hasFocus, setHasFocus] = useState(false)
  const [isScrolled, setIsScrolled] = useState(false)

  return {
    isPointed: isOver || hasFocus || isScrolled,
    pointerProps: {
      onPointerEnter: () => setIsOver(true),
      onPointerLeave: () => setIsOver(false),
      onFocus: () => setHasFocus(true),
      onBlur: (event) => setHasFocus(event.currentTarget.contains(event.relatedTarget)),
      onScroll: (event) => setIsScrolled(event.currentTarget.scrollTop > 0),
    },
  }
}
