import { applicationPayloadSchema, applicationSubject, defineEvent, lookAtApplication } from './define-event.ts'

/** Somebody pressed "Push to HRIS" on a hired candidate; the payload names neither the offer nor the system (https://developers.ashbyhq.com/reference/pushtohriswebhook). */
export const pushToHris = defineEvent({
  action: 'pushToHRIS',
  label: 'Push to HRIS',
  schema: applicationPayloadSchema,
  subject: applicationSubject,
  intent: lookAtApplication,
})
