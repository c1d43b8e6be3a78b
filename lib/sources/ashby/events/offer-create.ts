import { defineEvent, offerHint, offerPayloadSchema, offerSubject } from './define-event.ts'

/** Sent when an offer process begins, usually long before the offer is approved (https://developers.ashbyhq.com/reference/offercreatewebhook). */
export const offerCreate = defineEvent({
  action: 'offerCreate',
  label: 'Offer Create',
  schema: offerPayloadSchema,
  subject: offerSubject,
  intent: (payload) => ({ kind: 'lookAtOffer', externalId: payload.offer.id, hint: offerHint(payload) }),
})
