'use client'

import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { isPressableType } from '#components/fields/field-value.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EDIT_BUTTON_SELECTOR } from '#components/patterns/field-edit-button.tsx'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { describeProvenance, nameEditor } from '#components/record/describe-provenance.ts'
import { fieldAnchor } from '#components/record/field-anchor.ts'
import { findField, readFieldValue } from '#components/record/find-field.ts'
import type { RecordEdit } from '#components/record/record-edit.ts'
import { RecordFieldFix } from '#components/record/record-field-fix.tsx'
import { RecordFieldMenu } from '#components/record/record-field-menu.tsx'
import { renderRecordValue } from '#components/record/record-value.tsx'
import type { RecordNoun, ReviewedRecord } from '#components/record/reviewed-record.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** The field whose editor is open, and what was refused of it. */
export type EditingField = { field: string; refusal: { draft: string; message: string } | null }

/** What every row of a record is told alike. */
export type RecordRowsProps = {
  record: ReviewedRecord
  noun: RecordNoun
  canEdit: boolean
  /** Whether people still prepare it: else what is wrong with its fields no longer matters. */
  isOpen: boolean
  /** The base salary counted for a year, where it was. */
  annualSalary?: string | null
  /** Marks the fields that the act waits for. */
  marksRequired?: boolean
  editing: EditingField | null
  onEditingChange: (editing: EditingField | null) => void
  onEdit: (edit: RecordEdit) => void
  pending: RecordEdit | null
}

export type RecordFieldRowProps = RecordRowsProps & {
  field: RecordField
  /** A word behind the value: that it is new to the reader. */
  mark?: ReactNode
}

/** One field: value, source, editor, and what Ashby or the person has to decide. */
export function RecordFieldRow(props: RecordFieldRowProps) {
  const { record, noun, field, mark, canEdit, isOpen, annualSalary, marksRequired, editing, onEditingChange, onEdit, pending } = props
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()
  const isEditing = editing?.field === field.key
  const issue = isOpen && !isEditing ? field.issue : null
  const startEditing = () => onEditingChange({ field: field.key, refusal: null })
  const anchorId = fieldAnchor(field.key)
  const theirs = formatTheirs({ record, field })
  useReturnFocus({ isEditing, anchorId })

  return (
    <FieldRow
      label={field.label}
      isRequired={marksRequired && canEdit && field.isRequired}
      anchorId={anchorId}
      value={renderRecordValue({ record, field, annualSalary })}
      isPressable={field.value !== null && isPressableType(field.type)}
      isWide={field.value !== null && (field.type === 'longText' || field.type === 'url')}
      emptyWord={field.type === 'interval' ? 'Unknown' : field.isEdited ? 'No value' : 'Not set'}
      provenance={describeProvenance({ field: { ...field, issue }, viewer, timeZone, now, readAt: record.sourceReadAt, theirs, noun })}
      isEdited={field.isEdited}
      mark={mark}
      lockedReason={field.isLocked ? describeLock({ field, theirs, who: nameEditor({ by: field.provenance.by, viewer }) }) : null}
      onEdit={canEdit ? startEditing : undefined}
      actions={canEdit ? <RecordFieldMenu field={field} onEdit={onEdit} onStart={startEditing} /> : null}
      editor={isEditing ? <RowEditor {...props} refusal={editing.refusal} /> : undefined}
      issue={
        issue
          ? {
              message: issue.message,
              isBlocking: issue.isBlocking,
              fix: canEdit ? <RecordFieldFix {...{ record, noun, field, issue, onEdit }} onStart={startEditing} /> : undefined,
            }
          : null
      }
      ashbyNow={
        field.ashbyNowSays && canEdit
          ? {
              value: theirs,
              onKeepMine: () => onEdit({ kind: 'keepMine', field: field.key }),
              onTakeTheirs: () => onEdit({ kind: 'takeTheirs', field: field.key }),
              saving: readSaving({ pending, field: field.key }),
            }
          : null
      }
    />
  )
}

/** The controls of every type come with the first edit. */
const RecordFieldEditor = lazy(async () => ({ default: (await import('#components/record/record-field-editor.tsx')).RecordFieldEditor }))

function RowEditor({ record, field, onEditingChange, onEdit, refusal }: RecordFieldRowProps & Pick<EditingField, 'refusal'>) {
  return (
    <Suspense fallback={<Skeleton className="my-1 h-8 w-full" />}>
      <RecordFieldEditor
        field={field}
        currency={readFieldValue(record, 'currency')}
        refusal={refusal}
        onSave={(value) => onEdit({ kind: 'set', field: field.key, value })}
        onCancel={() => onEditingChange(null)}
      />
    </Suspense>
  )
}

/** A lock asks nothing, but it must not hide that Ashby holds another value. */
function describeLock({ field, theirs, who }: { field: RecordField; theirs: string | null; who: string }): string {
  const isDifferent = field.ashby !== field.value

  return isDifferent ? `Locked by ${who}. Ashby says ${theirs ?? 'no value'}` : `Locked by ${who}, Ashby’s changes are not asked about`
}

/** Only the value itself, in Ashby's currency: currency and interval are fields of their own, which may be edited here. */
function formatTheirs({ record, field }: Pick<RecordFieldRowProps, 'record' | 'field'>): string | null {
  const theirs = field.ashby

  return theirs === null
    ? null
    : formatFieldValue({ definition: field, value: theirs, currency: findField(record, 'currency')?.ashby ?? null })
}

function readSaving({ pending, field }: { pending: RecordEdit | null; field: string }): 'mine' | 'theirs' | null {
  if (pending?.kind === 'keepMine' && pending.field === field) return 'mine'

  return pending?.kind === 'takeTheirs' && pending.field === field ? 'theirs' : null
}

/** When the editor closes the focus is back at the value it stood for. */
function useReturnFocus({ isEditing, anchorId }: { isEditing: boolean; anchorId: string }): void {
  const wasEditing = useRef(false)

  useEffect(() => {
    if (wasEditing.current && !isEditing)
      document.getElementById(anchorId)?.querySelector<HTMLElement>(EDIT_BUTTON_SELECTOR)?.focus({ preventScroll: true })
    wasEditing.current = isEditing
  }, [isEditing, anchorId])
}
