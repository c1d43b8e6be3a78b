import type { OfferEdit } from '#components/offers/apply-edit.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { HistoryKind } from '#lib/domain/offers/schema.ts'

const kindsOfAct: Readonly<Record<OfferEdit['kind'], readonly HistoryKind[]>> = {
  set: ['edited'],
  keepMine: ['kept-mine'],
  takeTheirs: ['took-theirs'],
  setLock: ['locked', 'unlocked'],
  // These concern every field at once, or are an undo themselves.
  takeHeld: [],
  restore: [],
}

export type FindUndoInput = {
  edit: OfferEdit
  /** The offer as it was before the act; its history tells which entries are new. */
  before: Pick<OfferDetail, 'history'> | undefined
  /** The server's answer to the act. */
  after: Pick<OfferDetail, 'history'>
}

/** What takes an act back: the entry that the act wrote into the history says which one it was. Null where nothing does. */
export function findUndo({ edit, before, after }: FindUndoInput): OfferEdit | null {
  if (edit.kind === 'takeHeld' || edit.kind === 'restore') return null
  const known = new Set(before?.history.map(({ id }) => id))
  const entry = after.history.find(
    ({ id, kind, changes }) =>
      !known.has(id) && kindsOfAct[edit.kind].includes(kind) && changes.some((change) => change.field === edit.field),
  )

  return entry ? { kind: 'restore', field: edit.field, since: entry.id } : null
}
