'use client'

import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { fieldAnchor } from '#components/offers/offer-field-row.tsx'
import { useShortcuts } from '#components/patterns/shortcuts.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { OfferFieldKey } from '#lib/domain/offers/schema.ts'

export type RecordKeysInput = {
  offer: OfferDetail
  canEdit: boolean
  /** A save is on its way: keys are dead until it is over. */
  isSaving: boolean
  onStart: (field: OfferFieldKey) => void
  onEdit: (edit: OfferEdit) => void
}

/** Keys of the record: E edits, [ keeps mine, ] takes theirs; at the field that has the focus, else at the first that it fits. */
export function useRecordKeys({ offer, canEdit, isSaving, onStart, onEdit }: RecordKeysInput): void {
  const fields = offer.fields.map(({ key }) => key)
  const asking = offer.fields.filter((field) => field.ashbyNowSays).map(({ key }) => key)
  const decide = (kind: 'keepMine' | 'takeTheirs') => {
    const field = pickField(asking)
    if (field) onEdit({ kind, field })
  }
  const group = 'Offer'
  const isEnabled = !isSaving

  useShortcuts(
    canEdit
      ? [
          {
            keys: 'e',
            label: 'Edit field',
            group,
            isEnabled,
            run: () => {
              const field = pickField(fields)
              if (field) onStart(field)
            },
          },
          { keys: '[', label: 'Keep mine', group, isEnabled: isEnabled && asking.length > 0, run: () => decide('keepMine') },
          { keys: ']', label: 'Take theirs', group, isEnabled: isEnabled && asking.length > 0, run: () => decide('takeTheirs') },
        ]
      : [],
  )
}

function pickField(candidates: readonly OfferFieldKey[]): OfferFieldKey | undefined {
  const focused = candidates.find((field) => document.getElementById(fieldAnchor(field))?.contains(document.activeElement))

  return focused ?? candidates[0]
}
