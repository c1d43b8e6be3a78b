import type { OfferEdit } from '#components/offers/apply-edit.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'

const kindsOfAct: Readonly<Record<OfferEdit['kind'], readonly HistoryKind[]>> = {
  set: ['edited'],
  keepMine: ['kept-mine'],
  takeTheirs: ['took-theirs'],
  setLock: ['locked', 'unlocked'],
  keepAll: ['kept-mine'],
  takeAll: ['took-theirs'],
  // The values of before are not written down, or they are an undo themselves.
  takeHeld: [],
  restore: [],
  restoreAll: [],
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
  if (edit.kind === 'takeHeld' || edit.kind === 'restore' || edit.kind === 'restoreAll') return null
  const known = new Set(before?.history.map(({ id }) => id))
  const fields = 'fields' in edit ? edit.fields : [edit.field]
  const entry = after.history.find(
    ({ id, kind, changes }) =>
      !known.has(id) && kindsOfAct[edit.kind].includes(kind) && fields.every((field) => changes.some((change) => change.field === field)),
  )
  if (!entry) return null

  return 'fields' in edit
    ? { kind: 'restoreAll', fields: edit.fields, since: entry.id }
    : { kind: 'restore', field: edit.field, since: entry.id }
}
