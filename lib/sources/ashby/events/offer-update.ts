import { defineEvent, offerHint, offerPayloadSchema, offerSubject } from './define-event.ts'

/** Sent when an offer changes, approval and answers included (https://developers.ashbyhq.com/reference/offerupdatewebhook). */
export const offerUpdate = defineEvent({
  action: 'offerUpdate',
  label: 'Offer Update',
  schema: offerPayloadSchema,
  subject: offerSubject,
  intent: (payload) => ({ kind: 'lookAtOffer', externalId: payload.offer.id, hint: offerHint(payload) }),
})
