'use client'

import { ChangedMark } from '#components/offers/changed-mark.tsx'
import { listNews } from '#components/offers/list-news.ts'
import { offerNoun } from '#components/offers/offer-noun.ts'
import { useLook } from '#components/offers/use-look.ts'
import { useMe } from '#components/profile/use-me.ts'
import type { RecordRowsProps } from '#components/record/record-field-row.tsx'
import { RecordFields } from '#components/record/record-fields.tsx'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

export type OfferFieldsProps = Pick<RecordRowsProps, 'canEdit' | 'editing' | 'onEditingChange' | 'onEdit' | 'pending'> & {
  offer: OfferDetail
}

/** Every field of an offer, with what Ashby changed of it since the reader looked. */
export function OfferFields({ offer, ...rows }: OfferFieldsProps) {
  const viewer = useMe().name
  const news = listNews({ offer, since: useLook(offer), viewer })

  return (
    <RecordFields
      {...rows}
      record={offer}
      noun={offerNoun}
      isOpen={isOpenState(offer.state)}
      annualSalary={offer.annualSalary}
      renderMark={(field) => {
        const change = news.get(field.key)

        return change ? <ChangedMark field={field} news={change} /> : undefined
      }}
    />
  )
}
