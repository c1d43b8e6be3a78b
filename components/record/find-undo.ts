import type { RecordEdit } from '#components/record/record-edit.ts'
import type { ReviewedRecord } from '#components/record/reviewed-record.ts'

const kindsOfAct: Readonly<Record<RecordEdit['kind'], readonly string[]>> = {
  set: ['edited'],
  keepMine: ['kept-mine'],
  takeTheirs: ['took-theirs'],
  setLock: ['locked', 'unlocked'],
  keepAll: ['kept-mine'],
  takeAll: ['took-theirs'],
  // They are an undo themselves.
  restore: [],
  restoreAll: [],
}

export type FindUndoInput = {
  edit: RecordEdit
  /** The record as it was before the act; its history tells which entries are new. */
  before: Pick<ReviewedRecord, 'history'> | undefined
  /** The server's answer to the act. */
  after: Pick<ReviewedRecord, 'history'>
}

/** What takes an act back: the entry that the act wrote into the history says which one it was. Null where nothing does. */
export function findUndo({ edit, before, after }: FindUndoInput): RecordEdit | null {
  if (edit.kind === 'restore' || edit.kind === 'restoreAll') return null
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
