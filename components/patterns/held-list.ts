type Identified = { id: string }

/** A row on screen. One that left the list stays as `isLeaving` until it has faded. */
export type HeldRow<Item extends Identified> = { item: Item; isLeaving: boolean }

export type HeldListInput<Item extends Identified> = {
  /** What is on screen. */
  rows: ReadonlyArray<HeldRow<Item>>
  /** What was read now, in its order. */
  fresh: ReadonlyArray<Item>
  /** Whether rows may come in between those on screen: nobody points at them. */
  mayInsert: boolean
  /** Whether there are more pages: then a row at the end may only have moved to the next one. */
  hasMore: boolean
}

/** The rows to show next, and how many of the fresh items wait for an invitation. */
export type HeldList<Item extends Identified> = { rows: HeldRow<Item>[]; waitingCount: number }

/**
 * Brings a list on screen up to date without moving what somebody may be pointing at: what changed changes in its place, what left
 * is marked, what comes behind the last row is added (also the next page), and what belongs in between waits. Pure.
 */
export function mergeHeldList<Item extends Identified>({ rows, fresh, mayInsert, hasMore }: HeldListInput<Item>): HeldList<Item> {
  const isEmpty = rows.every((row) => row.isLeaving)
  if (isEmpty) return { rows: toRows(fresh), waitingCount: 0 }

  const shown = new Set(rows.map((row) => row.item.id))
  const lastKept = fresh.findLastIndex((item) => shown.has(item.id))
  const between = fresh.filter((item, index) => index < lastKept && !shown.has(item.id))
  const behind = lastKept === -1 ? [] : fresh.slice(lastKept + 1)
  const held = holdRows({ rows, fresh, pushedOutMax: hasMore ? between.length : 0 })
  if (lastKept === -1) return { rows: [...held, ...toRows(fresh)], waitingCount: 0 }
  if (between.length > 0 && mayInsert) return { rows: weaveRows({ held, fresh }), waitingCount: 0 }

  return { rows: [...held, ...toRows(behind)], waitingCount: between.length }
}

export function toRows<Item extends Identified>(items: ReadonlyArray<Item>): HeldRow<Item>[] {
  return items.map((item) => ({ item, isLeaving: false }))
}

type HoldInput<Item extends Identified> = Pick<HeldListInput<Item>, 'rows' | 'fresh'> & { pushedOutMax: number }

/** The rows on screen with their fresh values. New items in front push as many from the end of the last page: those did not leave. */
function holdRows<Item extends Identified>({ rows, fresh, pushedOutMax }: HoldInput<Item>): HeldRow<Item>[] {
  const byId = new Map(fresh.map((item) => [item.id, item]))
  const lastKnown = rows.findLastIndex((row) => byId.has(row.item.id))

  return rows.map((row, index) => {
    const item = byId.get(row.item.id)
    if (item) return { item, isLeaving: false }

    const isPushedOut = index > lastKnown && index - lastKnown <= pushedOutMax
    return { item: row.item, isLeaving: row.isLeaving || !isPushedOut }
  })
}

/** The fresh order, with leaving rows behind the row they stood behind. */
function weaveRows<Item extends Identified>({ held, fresh }: { held: HeldRow<Item>[]; fresh: ReadonlyArray<Item> }): HeldRow<Item>[] {
  const followers = new Map<string | null, HeldRow<Item>[]>()
  let anchor: string | null = null
  const known = new Set(fresh.map((item) => item.id))
  for (const row of held) {
    if (known.has(row.item.id)) anchor = row.item.id
    else followers.set(anchor, [...(followers.get(anchor) ?? []), row])
  }

  return [...(followers.get(null) ?? []), ...toRows(fresh).flatMap((row) => [row, ...(followers.get(row.item.id) ?? [])])]
}
