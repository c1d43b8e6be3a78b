import { applicationPayloadSchema, applicationSubject, defineEvent, lookAtApplication } from './define-event.ts'

/** Fires for confidential jobs too, whose records the key may not see, and also for a hire without any offer (https://developers.ashbyhq.com/reference/candidatehirewebhook). */
export const candidateHire = defineEvent({
  action: 'candidateHire',
  label: 'Candidate Hired',
  schema: applicationPayloadSchema,
  subject: applicationSubject,
  intent: lookAtApplication,
})
