'use client'

import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldList } from '#components/patterns/field-list.tsx'
import { RecordFieldRow, type RecordRowsProps } from '#components/record/record-field-row.tsx'
import { type FieldGroup, fieldGroups } from '#lib/domain/fields/terms.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type RecordFieldsProps = RecordRowsProps & {
  /** The groups in their order; else as offers have them. */
  groups?: readonly FieldGroup[]
  /** A word behind the value of a field. */
  renderMark?: (field: RecordField) => ReactNode
}

/** Every field of a record in its group. Fields that a role may not see are not there, and one line says how many. */
export function RecordFields({ groups = fieldGroups, ...props }: RecordFieldsProps) {
  const { record, isOpen } = props
  const hiddenIssueCount = isOpen ? record.issueCount - record.issues.length : 0

  return (
    <>
      {record.hiddenFieldCount > 0 ? (
        <p className="flex items-center gap-2 pt-4 text-ink-3">
          <EyeOff aria-hidden="true" className="size-3.5" />
          {formatCountOf({ count: record.hiddenFieldCount, one: 'field is', many: 'fields are' })} hidden for your role
          {hiddenIssueCount > 0 ? `, with ${formatCountOf({ count: hiddenIssueCount, one: 'issue' })}` : null}
        </p>
      ) : null}
      {groups.map((group) => (
        <GroupOfFields key={group} {...props} group={group} />
      ))}
    </>
  )
}

function GroupOfFields({ group, renderMark, ...props }: RecordFieldsProps & { group: FieldGroup }) {
  const fields = props.record.fields.filter((field) => field.group === group)
  if (fields.length === 0) return null

  return (
    <FieldList title={group} note={formatCountOf({ count: fields.length, one: 'field' })}>
      {fields.map((field) => (
        <RecordFieldRow key={field.key} {...props} field={field} mark={renderMark?.(field)} />
      ))}
    </FieldList>
  )
}
