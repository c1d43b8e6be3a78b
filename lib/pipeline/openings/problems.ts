import type { JobProblem, OpeningProblem } from '#lib/domain/openings/schema.ts'
import { AppError } from '#lib/platform/errors.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'

/** What stands in the way of one open job, in words of what to do. */

const about = { field: null, requestId: null }

export const identifierMissing: OpeningProblem = {
  ...about,
  field: 'identifier',
  code: 'opening_identifier_missing',
  message: 'Without an identifier the opening could not be found again. Enter one.',
}

export const closeReasonMissing: OpeningProblem = {
  ...about,
  code: 'close_reason_missing',
  message: 'Ashby wants a reason for closing the opening. Choose one in the setup of openings, or cancel the job again with one.',
}

export const openingGone: OpeningProblem = {
  ...about,
  code: 'opening_gone',
  message: 'The opening was deleted or archived in Ashby. Bring it back there, or cancel the job here.',
}

export const openingClosed: OpeningProblem = {
  ...about,
  code: 'opening_closed',
  message: 'Somebody closed the opening in Ashby. Open it there again, or cancel the job here.',
}

export const openingReopened: OpeningProblem = {
  ...about,
  code: 'opening_reopened',
  message: 'The job is cancelled here, and somebody opened its opening in Ashby again. Close it there, or mark the job active here.',
}

export function identifierTaken(
  identifier: string,
  { externalId, title, state }: { externalId: string; title: string | null; state: string | null },
): JobProblem {
  return {
    ...about,
    field: 'identifier',
    code: 'identifier_taken',
    message: `Ashby has an opening ${identifier} that Handoff did not make. Link it with this job if it is the same, or change the identifier.`,
    candidate: { externalId, title, sourceState: state },
  }
}

export function cannotClear(field: string, label: string): OpeningProblem {
  const message = `${label} is empty here, and nothing outside Ashby can empty it there. Empty it in Ashby, or enter a value here.`

  return { code: 'opening_cannot_clear', message, field, requestId: null }
}

export function cannotTake(field: string, message: string): OpeningProblem {
  return { code: 'opening_cannot_take', message, field, requestId: null }
}

export function answerLost(requestId: string | null): OpeningProblem {
  return {
    code: 'opening_answer_lost',
    message: 'Ashby’s answer was lost. Handoff looks at what became of it before it writes anything else.',
    field: null,
    requestId,
  }
}

export function planMissing(requestId: string | null): OpeningProblem {
  return {
    code: 'openings_plan_missing',
    message: 'Ashby does not let the key use openings although it has the permissions. Openings need Ashby’s Plus or Enterprise plan.',
    field: null,
    requestId,
  }
}

export function toProblem(error: AppError): OpeningProblem {
  return { code: error.code, message: error.userMessage, field: null, requestId: error.requestId }
}

/** Whether only this open job is concerned: Ashby refuses what it was told of it, whoever asks. */
export function isAboutOneJob(thrown: unknown): thrown is AppError {
  return isAshbyError(thrown, 'ashby_refused', 'ashby_not_found', 'ashby_invalid_input')
}

export function isOutcomeUnknown(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'ashby_outcome_unknown'
}
