import { z } from 'zod'

export const eventStateSchema = z.enum(['Received', 'Processing', 'Done', 'NeedsAttention', 'Failed', 'Ignored'])
export type EventState = z.infer<typeof eventStateSchema>

/** Ashby's actions as Ashby names them on its own screens; an unknown action is shown as it came. */
export const actionLabels: Readonly<Record<string, string>> = {
  offerCreate: 'Offer Create',
  offerUpdate: 'Offer Update',
  offerDelete: 'Offer Delete',
  applicationSubmit: 'Application Submit',
  applicationUpdate: 'Application Update',
  candidateHire: 'Candidate Hired',
  candidateStageChange: 'Candidate Stage Change',
  candidateDelete: 'Candidate Delete',
  candidateMerge: 'Candidate Merge',
  pushToHRIS: 'Push to HRIS',
}
