import { readFieldValue } from '#components/record/find-field.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** What a candidate is called inside a sentence: "The mail to Ana". */
export function nameCandidate(offer: Pick<OfferDetail, 'fields' | 'name'>): string {
  return readFieldValue(offer, 'firstName') ?? offer.name ?? 'the candidate'
}
