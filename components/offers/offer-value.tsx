import type { ReactNode } from 'react'
import { formatOfferValue, readFieldValue, readIntervalWords } from '#components/offers/format-offer-value.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { OfferFieldKey } from '#lib/domain/offers/schema.ts'

/** A value of an offer on screen; null stays null, so that the row can say that there is none. A salary carries its interval's words. */
export function renderOfferValue({ offer, field, value }: { offer: OfferDetail; field: OfferFieldKey; value: string | null }): ReactNode {
  if (value === null) return null
  const text = formatOfferValue({ field, value, currency: readFieldValue(offer, 'currency') })
  const interval = field === 'baseSalary' ? readIntervalWords(readFieldValue(offer, 'payInterval')) : null
  if (!interval) return text

  return (
    <>
      {text} <span className="font-normal text-ink-3">{interval}</span>
    </>
  )
}
