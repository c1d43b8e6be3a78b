import { z } from 'zod'
import { defineEvent, payloadId } from './define-event.ts'

/** Carries ids only (https://developers.ashbyhq.com/reference/offerdeletewebhook). */
export const offerDelete = defineEvent({
  action: 'offerDelete',
  label: 'Offer Delete',
  schema: z.looseObject({ offer: z.looseObject({ id: payloadId, applicationId: payloadId.nullish() }) }),
  subject: ({ offer }) => ({ kind: 'offer', externalId: offer.id, candidateExternalId: null }),
  intent: ({ offer }) => ({ kind: 'offerGone', externalId: offer.id, applicationExternalId: offer.applicationId ?? null }),
})
