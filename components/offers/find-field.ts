import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** The field, or undefined where the offer has none of that key or the reader may not see it. */
export function findField(offer: Pick<OfferDetail, 'fields'>, field: string): RecordField | undefined {
  return offer.fields.find(({ key }) => key === field)
}

/** The value that is shown of a field; null where it has none or where the reader may not see it. */
export function readFieldValue(offer: Pick<OfferDetail, 'fields'>, field: string): string | null {
  return findField(offer, field)?.value ?? null
}
