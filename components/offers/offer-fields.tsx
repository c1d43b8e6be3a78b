'use client'

import { EyeOff } from 'lucide-react'
import type { OfferEdit } from '#components/offers/apply-edit.ts'
import { type FieldNews, listNews } from '#components/offers/list-news.ts'
import { type EditingField, OfferFieldRow } from '#components/offers/offer-field-row.tsx'
import { useLook } from '#components/offers/use-look.ts'
import { FieldList } from '#components/patterns/field-list.tsx'
import { useMe } from '#components/profile/use-me.ts'
import { type FieldGroup, fieldGroups } from '#lib/domain/fields/terms.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type OfferFieldsProps = {
  offer: OfferDetail
  canEdit: boolean
  editing: EditingField | null
  onEditingChange: (editing: EditingField | null) => void
  onEdit: (edit: OfferEdit) => void
  pending: OfferEdit | null
}

/** Every field of an offer in its group. Fields that a role may not see are not there, and one line says how many. */
export function OfferFields(props: OfferFieldsProps) {
  const { offer } = props
  const viewer = useMe().name
  const news = listNews({ offer, since: useLook(offer), viewer })
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
      {fieldGroups.map((group) => (
        <GroupOfFields key={group} {...props} group={group} news={news} />
      ))}
    </>
  )
}

type GroupOfFieldsProps = OfferFieldsProps & { group: FieldGroup; news: ReadonlyMap<string, FieldNews> }

function GroupOfFields({ group, news, ...props }: GroupOfFieldsProps) {
  const fields = props.offer.fields.filter((field) => field.group === group)
  if (fields.length === 0) return null

  return (
    <FieldList title={group} note={formatCountOf({ count: fields.length, one: 'field' })}>
      {fields.map((field) => (
        <OfferFieldRow key={field.key} {...props} field={field} news={news.get(field.key) ?? null} />
      ))}
    </FieldList>
  )
}
