import type { RecordEdit } from '#components/record/record-edit.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

export type ApplyEditInput = { fields: readonly RecordField[]; edit: RecordEdit; by: string; at: string }

/** How the fields will look once the server has done it, so that the screen follows at once. The server's answer then replaces them. Pure. */
export function applyEdit({ fields, edit, by, at }: ApplyEditInput): RecordField[] {
  // What stood before is known to the server alone.
  if (edit.kind === 'restore' || edit.kind === 'restoreAll') return [...fields]
  if (edit.kind === 'keepAll' || edit.kind === 'takeAll') {
    const kind = edit.kind === 'keepAll' ? 'keepMine' : 'takeTheirs'
    return fields.map((field) => (edit.fields.includes(field.key) ? editField({ field, edit: { kind, field: field.key }, by, at }) : field))
  }

  return fields.map((field) => (field.key === edit.field ? editField({ field, edit, by, at }) : field))
}

type FieldEdit = Extract<RecordEdit, { kind: 'set' | 'keepMine' | 'takeTheirs' | 'setLock' }>

function editField({ field, edit, by, at }: { field: RecordField; edit: FieldEdit; by: string; at: string }): RecordField {
  const edited = { ...field.provenance, kind: 'edited', by, at } as const

  switch (edit.kind) {
    case 'set':
      return {
        ...field,
        value: edit.value,
        provenance: edited,
        isEdited: true,
        ashbyNowSays: null,
        issue: edit.value === null ? field.issue : null,
      }
    case 'keepMine':
      return { ...field, ashbyNowSays: null }
    case 'takeTheirs':
      return {
        ...field,
        value: field.ashby,
        provenance: { ...field.provenance, kind: field.ashby === null ? 'none' : 'source', by: null },
        isEdited: false,
        isLocked: false,
        ashbyNowSays: null,
        issue: field.ashby === null ? field.issue : null,
      }
    case 'setLock':
      if (!edit.isLocked) return { ...field, isLocked: false }
      return { ...field, isLocked: true, isEdited: true, provenance: field.isEdited ? field.provenance : edited, ashbyNowSays: null }
  }
}

/** What follows from the fields for the record they stand in. */
export function countIssues(fields: readonly RecordField[]) {
  const issues = fields.flatMap((field) => field.issue ?? [])

  return { issues, issueCount: issues.length, blockingIssueCount: issues.filter((issue) => issue.isBlocking).length }
}
