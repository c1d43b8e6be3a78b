import { z } from 'zod'
import { defineEvent, payloadId } from './define-event.ts'

/** Carries the candidate's id only (https://developers.ashbyhq.com/reference/candidatedeletewebhook). */
export const candidateDelete = defineEvent({
  action: 'candidateDelete',
  label: 'Candidate Delete',
  schema: z.looseObject({ candidate: z.looseObject({ id: payloadId }) }),
  subject: ({ candidate }) => ({ kind: 'candidate', externalId: candidate.id, candidateExternalId: candidate.id }),
  intent: ({ candidate }) => ({ kind: 'forgetCandidate', externalId: candidate.id }),
})
