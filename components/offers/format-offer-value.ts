import type { OfferDetail, OfferField } from '#lib/domain/offers/contract.ts'
import { type FieldType, type OfferFieldKey, offerFields } from '#lib/domain/offers/schema.ts'
import { payIntervalSchema, payIntervalWords } from '#lib/domain/organizations/schema.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { formatMoney } from '#lib/platform/format/money.ts'

const typeByField = new Map<OfferFieldKey, FieldType>(offerFields.map(({ key, type }) => [key, type]))

export type FormatOfferValueInput = {
  field: OfferFieldKey
  value: string
  /** The offer's currency, for amounts. */
  currency: string | null
}

/** A field's value as people read it: "¥10,200,000", "Per year", "Mon 7 Dec 2026". What is of no known form comes back as it is. */
export function formatOfferValue({ field, value, currency }: FormatOfferValueInput): string {
  switch (typeByField.get(field)) {
    case 'amount':
      return formatMoney({ amount: value, currency })
    case 'date':
      return formatDate(value)
    case 'interval':
      return capitalize(readIntervalWords(value) ?? value)
    default:
      return value
  }
}

/** "per year"; null for what is no interval. */
export function readIntervalWords(value: string | null): string | null {
  const interval = payIntervalSchema.safeParse(value)

  return interval.success ? payIntervalWords[interval.data] : null
}

/** The value that is shown of a field; null where it has none or where the reader may not see it. */
export function readFieldValue(offer: Pick<OfferDetail, 'fields'>, field: OfferFieldKey): string | null {
  return findField(offer, field)?.value ?? null
}

/** The field, or undefined where the reader may not see it. */
export function findField(offer: Pick<OfferDetail, 'fields'>, field: OfferFieldKey): OfferField | undefined {
  return offer.fields.find(({ key }) => key === field)
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
