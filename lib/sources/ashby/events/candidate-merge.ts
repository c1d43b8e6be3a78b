import { z } from 'zod'
import { defineEvent, payloadId } from './define-event.ts'

/** One candidate became part of another; carries both ids only (https://developers.ashbyhq.com/reference/candidatemergewebhook). */
export const candidateMerge = defineEvent({
  action: 'candidateMerge',
  label: 'Candidate Merge',
  schema: z.looseObject({ deletedCandidate: z.looseObject({ id: payloadId }), mergedCandidate: z.looseObject({ id: payloadId }) }),
  subject: ({ deletedCandidate, mergedCandidate }) => ({
    kind: 'candidate',
    externalId: deletedCandidate.id,
    candidateExternalId: mergedCandidate.id,
  }),
  intent: ({ deletedCandidate, mergedCandidate }) => ({
    kind: 'mergeCandidates',
    externalId: deletedCandidate.id,
    intoExternalId: mergedCandidate.id,
  }),
})
