import type { openingLooks } from '#components/openings-sync/opening-looks.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import type { RecruitingStatus } from '#lib/domain/open-jobs/terms.ts'

type OpeningLook = keyof typeof openingLooks

const sourceStates: readonly OpeningLook[] = ['Draft', 'Approved', 'Open', 'Closed', 'Filled']

type Looked = Pick<NonNullable<OpenJobSummary['opening']>, 'state' | 'sourceState'>

/** Which of the looks an opening has: Ashby's own word where it is there, else what Handoff does about it. */
export function readOpeningLook(opening: Looked | null): OpeningLook {
  if (opening === null) return 'NotYet'
  if (opening.state !== 'Linked') return opening.state

  return sourceStates.find((each) => each === opening.sourceState) ?? 'Linked'
}

/** What a state means for the open job, and who does the next step. */
export const openingHelp: Readonly<Record<OpeningLook, string>> = {
  NotYet: 'Nothing is in Ashby.',
  Waiting: 'Something has to be put right before Handoff can write it.',
  Creating: 'Handoff makes the opening with the next sync.',
  Linked: 'Handoff keeps it equal to this job.',
  Draft: 'Somebody in Ashby put it back to draft.',
  Approved: 'Somebody in Ashby moves it to Open.',
  Open: 'Recruiting is under way in Ashby.',
  Closed: 'Nobody is hired into it in Ashby.',
  Filled: 'Ashby says that somebody was hired.',
  Gone: 'It was deleted or archived in Ashby. Handoff does not make it anew.',
}

/** Why nothing is in Ashby, where nothing went wrong. */
export function describeNotYet(status: RecruitingStatus): string {
  if (status === 'Active') return 'The next sync makes an opening in state Approved.'
  if (status === 'Planned' || status === 'Paused') return 'An opening is made once this job is Active.'

  return 'This job was never in Ashby.'
}

/** Whether cancelling the job closes something in Ashby, which asks why. */
export function closesOpening(opening: Looked | null): boolean {
  if (opening === null) return false
  if (opening.state === 'Creating') return true

  return opening.state === 'Linked' && opening.sourceState !== 'Closed' && opening.sourceState !== 'Filled'
}
