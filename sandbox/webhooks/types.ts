/**
 * Events one can subscribe to. The API description's list for webhook.create is shorter than what Ashby accepts: jobCreate and
 * jobUpdate were seen in practice, the others have documented payloads.
 */
export const WEBHOOK_TYPES = [
  'applicationSubmit',
  'applicationUpdate',
  'candidateHire',
  'candidateStageChange',
  'candidateDelete',
  'candidateMerge',
  'interviewPlanTransition',
  'interviewScheduleCreate',
  'interviewScheduleUpdate',
  'jobCreate',
  'jobUpdate',
  'jobPostingUpdate',
  'jobPostingPublish',
  'jobPostingUnpublish',
  'offerCreate',
  'offerUpdate',
  'offerDelete',
  'openingCreate',
  'pushToHRIS',
  'signatureRequestUpdate',
  'surveySubmit',
] as const
export type WebhookType = (typeof WEBHOOK_TYPES)[number]
