/** So many at once: what the server does in one go. */
export const SELECTED_MAX = 100

export type SelectHow = 'toggle' | 'extend'

/** Which rows are selected, in the order of the list as far as it is known. */
export type Selection = {
  ids: ReadonlySet<string>
  /** What stands whatever a range does: it was selected before the range began. */
  base: ReadonlySet<string>
  /** Where a range begins; null before the first act. */
  anchor: string | null
  /** Where the range ends by now. */
  head: string | null
  /** The boxes show although nothing is selected. */
  isPicking: boolean
  /** What to tell beside the count after the last act. */
  note: { kind: 'full' } | { kind: 'left'; count: number } | null
}

export type SelectionAct =
  | { kind: 'toggle'; id: string }
  /** From the anchor to this row; from `from` where nothing was begun. The list gives the order. */
  | { kind: 'extend'; id: string; from: string | null; listed: readonly string[] }
  | { kind: 'all'; listed: readonly string[] }
  /** Only what is still listed stays. */
  | { kind: 'keep'; listed: readonly string[] }
  /** Something was done to these. */
  | { kind: 'remove'; ids: readonly string[] }
  | { kind: 'pick'; isPicking: boolean }
  | { kind: 'clear' }

export const NOTHING_SELECTED: Selection = { ids: new Set(), base: new Set(), anchor: null, head: null, isPicking: false, note: null }

/** The selection after an act; the same object where nothing changes. Pure. */
export function reduceSelection(selection: Selection, act: SelectionAct): Selection {
  switch (act.kind) {
    case 'toggle':
      return toggle(selection, act.id)
    case 'extend':
      return extend(selection, act)
    case 'all': {
      const ids = new Set(act.listed.slice(0, SELECTED_MAX))

      return { ...selection, ids, base: ids, anchor: null, head: null, note: act.listed.length > SELECTED_MAX ? { kind: 'full' } : null }
    }
    case 'keep': {
      const listed = new Set(act.listed)
      const gone = [...selection.ids].filter((id) => !listed.has(id))
      if (gone.length === 0) return selection

      return { ...without(selection, gone), note: { kind: 'left', count: gone.length } }
    }
    case 'remove':
      return { ...without(selection, act.ids), note: null }
    case 'pick':
      return { ...NOTHING_SELECTED, isPicking: act.isPicking }
    case 'clear':
      return NOTHING_SELECTED
  }
}

function toggle(selection: Selection, id: string): Selection {
  if (!selection.ids.has(id) && selection.ids.size >= SELECTED_MAX) return { ...selection, note: { kind: 'full' } }
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)

  return { ...selection, ids, base: ids, anchor: id, head: id, note: null }
}

function extend(selection: Selection, { id, from, listed }: Extract<SelectionAct, { kind: 'extend' }>): Selection {
  const known = selection.anchor !== null && listed.includes(selection.anchor) ? selection.anchor : null
  const anchor = known ?? from ?? id
  // Another beginning is another range: what the one before had selected stands.
  const base = anchor === selection.anchor ? selection.base : selection.ids
  const range = listRange({ listed, from: anchor, to: id })
  const all = new Set([...base, ...range])
  const ids = new Set([...all].slice(0, SELECTED_MAX))

  return { ...selection, ids, base, anchor, head: id, note: ids.size < all.size ? { kind: 'full' } : null }
}

/** The rows between two, both included, from the first to the second. None where one is not listed. */
export function listRange({ listed, from, to }: { listed: readonly string[]; from: string; to: string }): string[] {
  const start = listed.indexOf(from)
  const end = listed.indexOf(to)
  if (start === -1 || end === -1) return []

  return start <= end ? listed.slice(start, end + 1) : listed.slice(end, start + 1).reverse()
}

function without(selection: Selection, gone: readonly string[]): Selection {
  const lost = new Set(gone)
  const rest = (ids: ReadonlySet<string>) => new Set([...ids].filter((id) => !lost.has(id)))
  const known = (id: string | null) => (id !== null && lost.has(id) ? null : id)

  return {
    ...selection,
    ids: rest(selection.ids),
    base: rest(selection.base),
    anchor: known(selection.anchor),
    head: known(selection.head),
  }
}

/** The selection in words, for whoever does not see it. */
export function describeSelection({ ids, note }: Pick<Selection, 'ids' | 'note'>): string {
  const count = ids.size === 0 ? 'Nothing selected' : `${ids.size} selected`
  if (note?.kind === 'full') return `${count}, the most at once`
  if (note?.kind === 'left') return `${count}, ${note.count} left the list`

  return count
}
