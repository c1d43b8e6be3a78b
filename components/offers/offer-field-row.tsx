'use client'

import { Copy, CornerDownLeft, Ellipsis, Eraser, Lock, LockOpen, Pencil } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { toast } from 'sonner'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { describeProvenance, nameEditor } from '#components/offers/describe-provenance.ts'
import { findField, formatOfferValue, readFieldValue } from '#components/offers/format-offer-value.ts'
import { OfferFieldEditor } from '#components/offers/offer-field-editor.tsx'
import { OfferFieldFix } from '#components/offers/offer-field-fix.tsx'
import { renderOfferValue } from '#components/offers/offer-value.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { FieldRow } from '#components/patterns/field-row.tsx'
import { useNow } from '#components/patterns/now.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#components/ui/menu.tsx'
import type { OfferDetail, OfferField } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import type { OfferFieldDefinition, OfferFieldKey } from '#lib/domain/offers/schema.ts'

/** The anchor of a field's row, for "Go to field". */
export function fieldAnchor(field: OfferFieldKey): string {
  return `field-${field}`
}

/** The field whose editor is open, and what was refused of it. */
export type EditingField = { field: OfferFieldKey; refusal: { draft: string; message: string } | null }

export type OfferFieldRowProps = {
  offer: OfferDetail
  field: OfferField
  definition: OfferFieldDefinition
  canEdit: boolean
  editing: EditingField | null
  onEditingChange: (editing: EditingField | null) => void
  onEdit: (edit: OfferEdit) => void
  pending: OfferEdit | null
}

/** One field: value, source, editor, and what Ashby or the person has to decide. */
export function OfferFieldRow(props: OfferFieldRowProps) {
  const { offer, field, definition, canEdit, editing, onEditingChange, onEdit, pending } = props
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
      label={definition.label}
      anchorId={anchorId}
      value={renderOfferValue({ offer, field: field.key, value: field.value })}
      emptyWord={definition.type === 'interval' ? 'Unknown' : field.isEdited ? 'No value' : 'Not set'}
      provenance={describeProvenance({
        field: { ...field, issue },
        viewer,
        timeZone,
        now,
        readAt: offer.sourceReadAt,
        theirs: formatTheirs({ offer, field }),
      })}
      isEdited={field.isEdited}
      lockedReason={field.isLocked ? describeLock({ offer, field, who: nameEditor({ by: field.provenance.by, viewer }) }) : null}
      onEdit={canEdit ? startEditing : undefined}
      actions={canEdit ? <FieldMenu {...{ offer, field, definition, onEdit }} onStart={startEditing} /> : null}
      editor={isEditing ? <RowEditor {...props} refusal={editing.refusal} /> : undefined}
      issue={
        issue
          ? {
              message: issue.message,
              isBlocking: issue.isBlocking,
              fix: canEdit ? <OfferFieldFix {...{ definition, onEdit }} onStart={startEditing} /> : undefined,
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

function RowEditor({ offer, field, definition, onEditingChange, onEdit, refusal }: OfferFieldRowProps & Pick<EditingField, 'refusal'>) {
  return (
    <OfferFieldEditor
      definition={definition}
      value={field.value}
      currency={readFieldValue(offer, 'currency')}
      refusal={refusal}
      onSave={(value) => onEdit({ kind: 'set', field: field.key, value })}
      onCancel={() => onEditingChange(null)}
    />
  )
}

type FieldMenuProps = Pick<OfferFieldRowProps, 'offer' | 'field' | 'definition' | 'onEdit'> & { onStart: () => void }

function FieldMenu({ field, definition, onEdit, onStart }: FieldMenuProps): ReactNode {
  const { key, value, isEdited, isLocked } = field

  return (
    <Menu
      trigger={
        <IconButton
          label={`More for ${definition.label}`}
          icon={<Ellipsis />}
          size="sm"
          className="-my-1 h-7 w-7 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:opacity-100 max-md:-my-2"
        />
      }
    >
      <MenuItem icon={<Pencil />} onSelect={onStart} shortcut="E">
        Edit
      </MenuItem>
      {value === null ? null : (
        <MenuItem icon={<Copy />} onSelect={() => void copyValue(value)}>
          Copy value
        </MenuItem>
      )}
      <MenuSeparator />
      {isEdited ? (
        <MenuItem icon={<CornerDownLeft />} onSelect={() => onEdit({ kind: 'takeTheirs', field: key })}>
          Give back to Ashby
        </MenuItem>
      ) : null}
      <MenuItem icon={isLocked ? <LockOpen /> : <Lock />} onSelect={() => onEdit({ kind: 'setLock', field: key, isLocked: !isLocked })}>
        {isLocked ? 'Unlock' : 'Lock'}
      </MenuItem>
      {value === null ? null : (
        <MenuItem icon={<Eraser />} onSelect={() => onEdit({ kind: 'set', field: key, value: null })}>
          Clear value
        </MenuItem>
      )}
    </Menu>
  )
}

async function copyValue(value: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(value)
    toast.success('Copied')
  } catch {
    // Browsers refuse outside https and without focus.
    toast.error('Not copied', { description: 'The browser refused. Select the value by hand.' })
  }
}

/** A lock asks nothing, but it must not hide that Ashby holds another value. */
function describeLock({ offer, field, who }: { offer: OfferDetail; field: OfferField; who: string }): string {
  const isDifferent = field.ashby !== field.value

  return isDifferent
    ? `Locked by ${who}. Ashby says ${formatTheirs({ offer, field }) ?? 'no value'}`
    : `Locked by ${who}, Ashby’s changes are not asked about`
}

/** Only the value itself, in Ashby's currency: currency and interval are fields of their own, which may be edited here. */
function formatTheirs({ offer, field }: { offer: OfferDetail; field: OfferField }): string | null {
  const theirs = field.ashby

  return theirs === null
    ? null
    : formatOfferValue({ field: field.key, value: theirs, currency: findField(offer, 'currency')?.ashby ?? null })
}

function readSaving({ pending, field }: { pending: OfferEdit | null; field: OfferFieldKey }): 'mine' | 'theirs' | null {
  if (pending?.kind === 'keepMine' && pending.field === field) return 'mine'

  return pending?.kind === 'takeTheirs' && pending.field === field ? 'theirs' : null
}

/** When the editor closes the focus is back at the value it stood for. */
function useReturnFocus({ isEditing, anchorId }: { isEditing: boolean; anchorId: string }): void {
  const wasEditing = useRef(false)

  useEffect(() => {
    if (wasEditing.current && !isEditing) document.getElementById(anchorId)?.querySelector('button')?.focus({ preventScroll: true })
    wasEditing.current = isEditing
  }, [isEditing, anchorId])
}
