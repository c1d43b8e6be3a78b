import { applicationPayloadSchema, applicationSubject, defineEvent, lookAtApplication } from './define-event.ts'

/** A move to another interview stage, archived and hired included (https://developers.ashbyhq.com/reference/candidatestagechangewebhook). */
export const candidateStageChange = defineEvent({
  action: 'candidateStageChange',
  label: 'Candidate Stage Change',
  schema: applicationPayloadSchema,
  subject: applicationSubject,
  intent: lookAtApplication,
})
