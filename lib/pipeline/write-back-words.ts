import type { WriteBackEnding } from '#lib/domain/write-backs/mutations.ts'
import type { WriteBackTask } from '#lib/domain/write-backs/queries.ts'
import type { AppError } from '#lib/platform/errors.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AnswerStanding, isSignatureOpen } from '#lib/sources/ashby/offer-answer.ts'

type Words = Pick<WriteBackEnding, 'code' | 'message'>
type Answer = WriteBackTask['answer']

/** The last step of every advice: the button's own words. */
const AGAIN = 'choose Write to Ashby'

/** The code of an answer that Ashby took while its time could not be written yet. */
export const STATUS_WRITTEN = 'status_written'

const otherAnswers = { Accepted: 'declined', Declined: 'accepted' } as const

/** Whether Ashby says what the candidate answered. */
export function isInAshby({ meaning, answer }: { meaning: AnswerStanding['meaning']; answer: Answer }): boolean {
  return meaning === (answer === 'Accepted' ? 'accepted' : 'declined')
}

/** Why an offer that stands like this in Ashby cannot be given the answer; null where it can. Read below "Not written to Ashby". */
export function describeStanding({ meaning, answer }: { meaning: AnswerStanding['meaning']; answer: Answer }): Words | null {
  switch (meaning) {
    case 'waiting_on_candidate':
      return null
    case 'accepted':
    case 'declined':
      return {
        code: 'other_answer',
        message: `In Ashby the offer is ${otherAnswers[answer]} already. Find out which answer is right and correct it in Ashby.`,
      }
    case 'cancelled':
      return {
        code: 'cancelled',
        message: 'The offer is cancelled in Ashby. Ask whoever cancelled it what is to become of it.',
      }
    case 'archived':
      return {
        code: 'archived',
        message: `The application is archived in Ashby. Restore it there, then ${AGAIN}.`,
      }
    case 'in_approval':
      return {
        code: 'in_approval',
        message: `The offer is in approval again in Ashby. Once it is approved there, ${AGAIN}.`,
      }
    case 'missing':
      return {
        code: 'missing',
        message: `Ashby does not show Handoff this offer: it was deleted, or its job is confidential and the key may not see it. Look in Ashby, then ${AGAIN}.`,
      }
    case 'unknown':
      return {
        code: 'unknown_status',
        message: 'Handoff does not know the status that Ashby says. Enter the answer in Ashby by hand.',
      }
  }
}

/** Why a call was refused, and what to do. Nothing was written. */
export function describeRefusal(error: AppError): Words {
  if (isAshbyError(error, 'ashby_refused') && isSignatureOpen(error)) {
    return {
      code: 'signature_open',
      message: `A signature request for this offer is still open in Ashby. Finish or cancel it there, then ${AGAIN}.`,
    }
  }
  if (isAshbyError(error, 'ashby_refused')) {
    const named = error.ashbyCode ? ` (${error.ashbyCode})` : ''
    return {
      code: error.code,
      message: `Ashby refused it${named}. Look at the offer in Ashby for what stands in the way, then ${AGAIN}.`,
    }
  }
  if (isAshbyError(error, 'ashby_not_found')) return describeMissing()

  return { code: error.code, message: error.userMessage }
}

function describeMissing(): Words {
  return describeStanding({ meaning: 'missing', answer: 'Accepted' }) ?? { code: 'missing', message: null }
}

/** The key lacks the permission, as far as its last check told. */
export const permissionMissing: Words = {
  code: 'permission_missing',
  message: `The Ashby key lacks Offers: Write. Tick it for the key in Ashby, check the key under Integrations, then ${AGAIN}.`,
}

/** Ashby could not be asked for hours. */
export const unreachable: Words = {
  code: 'unreachable',
  message: `Ashby could not be asked for hours. Once it answers again, ${AGAIN}.`,
}

/** The answer may be there or not, and reading did not tell. */
export const outcomeUnknown: Words = {
  code: 'outcome_unknown',
  message: `Handoff sent the answer, but Ashby’s reply was lost, and Ashby does not show the answer. Look at the offer in Ashby: if it still waits for the candidate there, ${AGAIN}.`,
}

/** The same where Ashby cannot be read at all. */
export const unread: Words = {
  code: 'outcome_unknown',
  message: `Handoff sent the answer, but Ashby’s reply was lost, and Ashby cannot be read now. Look at the offer in Ashby: if it still waits for the candidate there, ${AGAIN}.`,
}

/** Ashby took the answer without its time. */
export const timeMissing: Words = {
  code: 'time_missing',
  message: 'Ashby has the answer, but did not take the time of it. Enter the date of the decision in Ashby if you need it there.',
}
