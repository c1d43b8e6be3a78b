import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

const AGAIN = 'On the offer in Handoff choose Write to Ashby.'

/** Why a candidate's answer was not written to Ashby. */
export const writeBackErrors: Readonly<Record<ErrorCodeOf<'writeBacks'>, ErrorWords>> = {
  other_answer: {
    title: 'Ashby has the other answer',
    what: 'The candidate answered on your offer page, and Ashby holds the opposite answer. Handoff changed nothing in Ashby.',
    why: 'Somebody entered an answer in Ashby, for example after a call with the candidate.',
    steps: ['Find out which answer is right.', 'Correct it in Ashby, or leave it if Ashby is right.'],
    retry: 'never',
  },
  cancelled: {
    title: 'The offer is cancelled in Ashby',
    what: 'The candidate’s answer stands in Handoff. Ashby takes no answer to a cancelled offer.',
    why: 'Somebody cancelled the offer in Ashby before the answer was written.',
    steps: ['Ask whoever cancelled the offer what is to become of it.', 'Tell the candidate.'],
    retry: 'never',
  },
  archived: {
    title: 'The application is archived in Ashby',
    what: 'The candidate’s answer stands in Handoff. Ashby takes no answer while the application is archived.',
    why: 'Somebody archived the application in Ashby.',
    steps: ['Restore the application in Ashby.', AGAIN],
    retry: 'afterwards',
  },
  in_approval: {
    title: 'The offer is in approval again',
    what: 'The candidate’s answer stands in Handoff. Ashby takes no answer while the offer is being approved.',
    why: 'Somebody changed the offer in Ashby after it was published here.',
    steps: ['Have the offer approved in Ashby.', AGAIN],
    retry: 'afterwards',
  },
  missing: {
    title: 'Ashby does not show the offer',
    what: 'The candidate’s answer stands in Handoff. Ashby did not show the offer that it belongs to.',
    why: 'The offer was deleted in Ashby, or its job is confidential and the key may not see it.',
    steps: [
      'Look for the offer in Ashby.',
      'If it is there, turn on “Allow access to confidential jobs and projects?” for the key in Ashby.',
      AGAIN,
    ],
    retry: 'afterwards',
  },
  unknown_status: {
    title: 'Ashby says a status that is not known',
    what: 'The candidate’s answer stands in Handoff. The offer has a status in Ashby that Handoff does not know, so nothing was written.',
    why: 'Ashby has a new status for offers.',
    steps: ['Enter the answer in Ashby by hand.', 'Update Handoff.'],
    retry: 'never',
  },
  signature_open: {
    title: 'A signature request is open in Ashby',
    what: 'The candidate’s answer stands in Handoff. Ashby takes no answer while it waits for a signature.',
    why: 'The offer was also sent for signing from Ashby.',
    steps: ['In Ashby finish the signature request or cancel it.', AGAIN],
    retry: 'afterwards',
  },
  time_missing: {
    title: 'Ashby did not take the time of the answer',
    what: 'Ashby has the answer, and not the time at which the candidate gave it.',
    why: 'The time is written by a call of its own, and Ashby did not carry that one out.',
    steps: ['If you need the date of the decision in Ashby, enter it there. It stands on the offer in Handoff.'],
    retry: 'never',
  },
  reopened: {
    title: 'The offer was opened again',
    what: 'The answer was not written, because the offer was opened again before it was the answer’s turn.',
    why: 'A member opened the offer again in Handoff. An answer that no longer stands is not written.',
    steps: ['There is nothing to do. The next answer of the candidate is written.'],
    retry: 'never',
  },
  unreachable: {
    title: 'Ashby could not be asked for hours',
    what: 'The candidate’s answer stands in Handoff and was not written. Handoff has stopped trying.',
    why: 'Ashby or the way to it failed for about four hours.',
    steps: ['See whether Ashby works again: check Ashby now on the connection.', AGAIN],
    retry: 'afterwards',
  },
  outcome_unknown: {
    title: 'It is not known whether it was done',
    what: 'Something was sent and its answer was lost, so it may have been carried out. Handoff does not repeat it by itself, so that nothing is done twice.',
    why: 'The connection was cut, or a process ended, after the request had been sent. It is said of an answer that is written to Ashby, and of a request to the API with an Idempotency-Key.',
    steps: [
      'For an answer: look at the offer in Ashby. If it still waits for the candidate there, choose Write to Ashby on the offer in Handoff.',
      'For a request to the API: look whether what it makes is there, and repeat it with a new key if it is not.',
    ],
    retry: 'afterwards',
  },
}
