import type { RecordEdit } from '#components/record/record-edit.ts'

/** What somebody saw of a field when they decided. */
export type SeenField = { field: string; value: string | null; ashby: string | null }

type FieldInput = { id: string; field: string; seen?: Omit<SeenField, 'field'> | undefined }
type AllInput = { id: string; seen: SeenField[] }

/** The procedures by which the fields of one noun are changed; each answers the record as it is then. */
export type RecordProcedures<Shown> = {
  get: (input: { id: string }) => Promise<Shown>
  setField: (input: FieldInput & { value: string | null }) => Promise<Shown>
  keepMine: (input: FieldInput) => Promise<Shown>
  takeTheirs: (input: FieldInput) => Promise<Shown>
  setLock: (input: FieldInput & { isLocked: boolean }) => Promise<Shown>
  keepAll: (input: AllInput) => Promise<Shown>
  takeAll: (input: AllInput) => Promise<Shown>
  restoreField: (input: { id: string; field: string; since: string }) => Promise<Shown>
}

export type SendEditInput<Shown> = {
  procedures: RecordProcedures<Shown>
  id: string
  edit: RecordEdit
  seen: SeenField[]
}

/** Sends one act on the fields of a record, together with what was seen of them. */
export function sendEdit<Shown>({ procedures, id, edit, seen: seenFields }: SendEditInput<Shown>): Promise<Shown> {
  const [first] = seenFields
  const seen = first && { value: first.value, ashby: first.ashby }

  switch (edit.kind) {
    case 'set':
      return procedures.setField({ id, field: edit.field, value: edit.value, seen })
    case 'keepMine':
      return procedures.keepMine({ id, field: edit.field, seen })
    case 'takeTheirs':
      return procedures.takeTheirs({ id, field: edit.field, seen })
    case 'setLock':
      return procedures.setLock({ id, field: edit.field, isLocked: edit.isLocked, seen })
    case 'keepAll':
      return procedures.keepAll({ id, seen: seenFields })
    case 'takeAll':
      return procedures.takeAll({ id, seen: seenFields })
    case 'restoreAll':
      return restoreAll({ procedures, id, ...edit })
    case 'restore':
      return procedures.restoreField({ id, field: edit.field, since: edit.since })
  }
}

type RestoreAll<Shown> = { procedures: RecordProcedures<Shown>; id: string; fields: readonly string[]; since: string }

/** One after the other, since each locks the record. What somebody touched meanwhile is refused, and what came before it stays undone. */
async function restoreAll<Shown>({ procedures, id, fields, since }: RestoreAll<Shown>): Promise<Shown> {
  let record: Shown | null = null
  for (const field of fields) record = await procedures.restoreField({ id, field, since })

  return record ?? procedures.get({ id })
}
