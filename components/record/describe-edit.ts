import { fieldInSentence } from '#components/record/field-in-sentence.ts'
import { findField } from '#components/record/find-field.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import type { ReviewedRecord } from '#components/record/reviewed-record.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What was done, for the toast after it. `before` is the record as it was. */
export function describeEdit({ edit, before }: { edit: RecordEdit; before: Pick<ReviewedRecord, 'fields'> | undefined }): string {
  if (edit.kind === 'restore' || edit.kind === 'restoreAll') return 'Undone'
  if (edit.kind === 'keepAll') return `Kept your ${formatCountOf({ count: edit.fields.length, one: 'value' })}`
  if (edit.kind === 'takeAll') return `Took ${formatCountOf({ count: edit.fields.length, one: 'value' })} from Ashby`
  const label = before && findField(before, edit.field)?.label
  const name = label === undefined ? 'value' : fieldInSentence({ field: edit.field, label })

  switch (edit.kind) {
    case 'set':
      return edit.value === null ? `Cleared ${name}` : `Saved ${name}`
    case 'keepMine':
      return `Kept your ${name}`
    case 'takeTheirs':
      return `Took Ashby’s ${name}`
    case 'setLock':
      return edit.isLocked ? `Locked ${name}` : `Unlocked ${name}`
  }
}
