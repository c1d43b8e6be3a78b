import { countIssues } from '#components/record/apply-edit.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** An offer with other fields. The shown values of built-in fields stand on the offer itself too: its head and the list read them there. */
export function withFields(offer: OfferDetail, fields: RecordField[]): OfferDetail {
  const shown = Object.fromEntries(fields.filter(({ key }) => Object.hasOwn(offer, key)).map(({ key, value }) => [key, value]))
  const isSamePay = payKeys.every((key) => !Object.hasOwn(shown, key) || shown[key] === offer[key])

  return {
    ...offer,
    ...shown,
    // The server counts it; until it has, none is better than an old one.
    annualSalary: isSamePay ? offer.annualSalary : null,
    fields,
    ...countIssues(fields),
    ashbyNowSaysCount: fields.filter((field) => field.ashbyNowSays).length,
  }
}

const payKeys = ['baseSalary', 'currency', 'payInterval'] as const
