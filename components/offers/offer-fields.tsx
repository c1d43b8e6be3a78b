'use client'

import { EyeOff } from 'lucide-react'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { findField } from '#components/offers/format-offer-value.ts'
import { type EditingField, OfferFieldRow } from '#components/offers/offer-field-row.tsx'
import { FieldList } from '#components/patterns/field-list.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { offerFields } from '#lib/domain/offers/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type OfferFieldsProps = {
  offer: OfferDetail
  canEdit: boolean
  editing: EditingField | null
  onEditingChange: (editing: EditingField | null) => void
  onEdit: (edit: OfferEdit) => void
  pending: OfferEdit | null
}

const groups = [...new Set(offerFields.map(({ group }) => group))]

/** Every field of an offer in its group. Fields that a role may not see are not there, and one line says how many. */
export function OfferFields(props: OfferFieldsProps) {
  const { offer } = props
  const hiddenIssueCount = isOpenState(offer.state) ? offer.issueCount - offer.issues.length : 0

  return (
    <>
      {offer.hiddenFieldCount > 0 ? (
        <p className="flex items-center gap-2 pt-4 text-ink-3">
          <EyeOff aria-hidden="true" className="size-3.5" />
          {formatCountOf({ count: offer.hiddenFieldCount, one: 'field is', many: 'fields are' })} hidden for your role
          {hiddenIssueCount > 0 ? `, with ${formatCountOf({ count: hiddenIssueCount, one: 'issue' })}` : null}
        </p>
      ) : null}
      {groups.map((group) => (
        <FieldGroup key={group} {...props} group={group} />
      ))}
    </>
  )
}

function FieldGroup({ group, ...props }: OfferFieldsProps & { group: string }) {
  const rows = offerFields.flatMap((definition) => {
    const field = definition.group === group ? findField(props.offer, definition.key) : undefined

    return field ? [{ definition, field }] : []
  })
  if (rows.length === 0) return null

  return (
    <FieldList title={group} note={formatCountOf({ count: rows.length, one: 'field' })}>
      {rows.map((row) => (
        <OfferFieldRow key={row.definition.key} {...props} {...row} />
      ))}
    </FieldList>
  )
}
