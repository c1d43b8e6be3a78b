import { withFields } from '#components/offers/with-fields.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

/** How an offer will look once it took what Ashby holds while updates are off: what somebody edited stays. Pure. */
export function takeHeld(offer: OfferDetail): OfferDetail {
  const flags = offer.flags.filter((flag) => flag !== 'UpdatesOff')

  return withFields(
    { ...offer, flags },
    offer.fields.map((field) => (field.held ? takeField(field) : field)),
  )
}

function takeField(field: RecordField): RecordField {
  const value = field.held?.value ?? null

  return { ...field, ashby: value, value: field.isEdited ? field.value : value, held: null }
}
