/** The words of events, without a parser, for screens, exports and whatever writes them. */
export const eventStates = ['Received', 'Processing', 'Done', 'NeedsAttention', 'Failed', 'Ignored'] as const
export type EventState = (typeof eventStates)[number]

export const eventStateWords: Readonly<Record<EventState, string>> = {
  Received: 'Received',
  Processing: 'Processing',
  Done: 'Done',
  NeedsAttention: 'Needs attention',
  Failed: 'Failed',
  Ignored: 'Ignored',
}

/** How a try can end. */
export const attemptOutcomes = ['done', 'ignored', 'waiting', 'failed', 'needs_attention'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]

/** The state that a try leads to. */
export const stateOfOutcome = {
  done: 'Done',
  ignored: 'Ignored',
  waiting: 'Received',
  failed: 'Failed',
  needs_attention: 'NeedsAttention',
} as const satisfies Readonly<Record<AttemptOutcome, EventState>>

/** What a try does besides reading, in the order in which a person thinks of it: of writing, mapping and notifying are parts. */
export const stepNames = ['map', 'write', 'notify'] as const
export type StepName = (typeof stepNames)[number]

export const stepWords: Readonly<Record<StepName, string>> = { map: 'Mapped', write: 'Written', notify: 'Notified' }

/** Ashby's own names of the events that Handoff receives. */
export const actionWords: Readonly<Record<string, string>> = {
  offerCreate: 'Offer Create',
  offerUpdate: 'Offer Update',
  offerDelete: 'Offer Delete',
  applicationUpdate: 'Application Update',
  candidateStageChange: 'Candidate Stage Change',
  candidateHire: 'Candidate Hired',
  pushToHRIS: 'Push to HRIS',
  candidateDelete: 'Candidate Delete',
  candidateMerge: 'Candidate Merge',
}
