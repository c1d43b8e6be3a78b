'use client'

import { lazy, Suspense, useEffect, useRef } from 'react'
import { isPressableType } from '#components/fields/field-value.tsx'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { ChangedMark } from '#components/offers/changed-mark.tsx'
import { describeProvenance, nameEditor } from '#components/offers/describe-provenance.ts'
import { findField, readFieldValue } from '#components/offers/find-field.ts'
import type { FieldNews } from '#components/offers/list-news.ts'
import { OfferFieldFix } from '#components/offers/offer-field-fix.tsx'
import { OfferFieldMenu } from '#components/offers/offer-field-menu.tsx'
import { renderOfferValue } from '#components/offers/offer-value.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EDIT_BUTTON_SELECTOR } from '#components/patterns/field-edit-button.tsx'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatFieldValue } from '#lib/domain/fields/rules.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** The anchor of a field's row, for "Go to field". */
export function fieldAnchor(field: string): string {
  return `field-${field}`
}

/** The field whose editor is open, and what was refused of it. */
export type EditingField = { field: string; refusal: { draft: string; message: string } | null }

export type OfferFieldRowProps = {
  offer: OfferDetail
  field: RecordField
  /** What Ashby changed of it since the reader looked. */
  news: FieldNews | null
  canEdit: boolean
  editing: EditingField | null
  onEditingChange: (editing: EditingField | null) => void
  onEdit: (edit: OfferEdit) => void
  pending: OfferEdit | null
}

/** One field: value, source, editor, and what Ashby or the person has to decide. */
export function OfferFieldRow(props: OfferFieldRowProps) {
  const { offer, field, news, canEdit, editing, onEditingChange, onEdit, pending } = props
  const { timeZone } = useOrganization()
  const viewer = useMe().name
  const now = useNow()
  const isEditing = editing?.field === field.key
  const issue = isOpenState(offer.state) && !isEditing ? field.issue : null
  const startEditing = () => onEditingChange({ field: field.key, refusal: null })
  const anchorId = fieldAnchor(field.key)
  useReturnFocus({ isEditing, anchorId })

  return (
    <FieldRow
      label={field.label}
      anchorId={anchorId}
      value={renderOfferValue({ offer, field })}
      isPressable={field.value !== null && isPressableType(field.type)}
      isWide={field.type === 'longText' || field.type === 'url'}
      emptyWord={field.type === 'interval' ? 'Unknown' : field.isEdited ? 'No value' : 'Not set'}
      provenance={describeProvenance({
        field: { ...field, issue },
        viewer,
        timeZone,
        now,
        readAt: offer.sourceReadAt,
        theirs: formatTheirs({ offer, field }),
      })}
      isEdited={field.isEdited}
      mark={news ? <ChangedMark field={field} news={news} /> : undefined}
      lockedReason={field.isLocked ? describeLock({ offer, field, who: nameEditor({ by: field.provenance.by, viewer }) }) : null}
      onEdit={canEdit ? startEditing : undefined}
      actions={canEdit ? <OfferFieldMenu field={field} onEdit={onEdit} onStart={startEditing} /> : null}
      editor={isEditing ? <RowEditor {...props} refusal={editing.refusal} /> : undefined}
      issue={
        issue
          ? {
              message: issue.message,
              isBlocking: issue.isBlocking,
              fix: canEdit ? <OfferFieldFix {...{ offer, field, issue, onEdit }} onStart={startEditing} /> : undefined,
            }
          : null
      }
      ashbyNow={
        field.ashbyNowSays && canEdit
          ? {
              value: formatTheirs({ offer, field }),
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
const OfferFieldEditor = lazy(async () => ({ default: (await import('#components/offers/offer-field-editor.tsx')).OfferFieldEditor }))

function RowEditor({ offer, field, onEditingChange, onEdit, refusal }: OfferFieldRowProps & Pick<EditingField, 'refusal'>) {
  return (
    <Suspense fallback={<Skeleton className="my-1 h-8 w-full" />}>
      <OfferFieldEditor
        field={field}
        currency={readFieldValue(offer, 'currency')}
        refusal={refusal}
        onSave={(value) => onEdit({ kind: 'set', field: field.key, value })}
        onCancel={() => onEditingChange(null)}
      />
    </Suspense>
  )
}

/** A lock asks nothing, but it must not hide that Ashby holds another value. */
function describeLock({ offer, field, who }: { offer: OfferDetail; field: RecordField; who: string }): string {
  const isDifferent = field.ashby !== field.value

  return isDifferent
    ? `Locked by ${who}. Ashby says ${formatTheirs({ offer, field }) ?? 'no value'}`
    : `Locked by ${who}, Ashby’s changes are not asked about`
}

/** Only the value itself, in Ashby's currency: currency and interval are fields of their own, which may be edited here. */
function formatTheirs({ offer, field }: { offer: OfferDetail; field: RecordField }): string | null {
  const theirs = field.ashby

  return theirs === null
    ? null
    : formatFieldValue({ definition: field, value: theirs, currency: findField(offer, 'currency')?.ashby ?? null })
}

function readSaving({ pending, field }: { pending: OfferEdit | null; field: string }): 'mine' | 'theirs' | null {
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
