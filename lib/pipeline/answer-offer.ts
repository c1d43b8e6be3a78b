import { setTimeout as sleep } from 'node:timers/promises'
import { type AnswerOutcome, type GivenAnswer, takeAnswer } from '#lib/domain/offer-publishing/answers/mutations.ts'
import { type AnswerPlace, readAnswerPlaceNow } from '#lib/domain/offer-publishing/answers/queries.ts'
import { judgeAnswer } from '#lib/domain/offer-publishing/answers/rules.ts'
import type { OpenedOffer } from '#lib/domain/offer-publishing/links/api.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { openAshby } from './ashby-connection.ts'
import { syncOffer } from './sync-offer.ts'

/** How long a candidate waits for Ashby. */
const LOOK_MS = 3_000

export type AnswerOffer = { opened: OpenedOffer; given: GivenAnswer; userAgent: string | null }

/**
 * Takes a candidate's answer: looks at Ashby first, so that nobody accepts what Ashby took back, then writes it down under the offer's lock.
 * Where Ashby cannot be asked within three seconds, the answer is taken and says so. What cannot be answered anyway asks nothing of Ashby.
 */
export async function answerOffer({ opened, given, userAgent }: AnswerOffer): Promise<AnswerOutcome> {
  const { scope, offerId, linkId, ipAddress } = opened
  const { now, ...place } = await readAnswerPlaceNow({ scope, offerId })
  const refusal = judgeAnswer({ ...place, now, given })
  if (refusal) return refusal

  const startedAt = performance.now()
  const look = await lookAtAshby({ opened, place })
  const outcome = await takeAnswer({ scope, offerId, linkId, given, ipAddress, userAgent, sawAshby: look.hasSeen })
  const durationMs = Math.round(performance.now() - startedAt)
  log.info({ organizationId: scope.organizationId, offerId, look: look.what, outcome: outcome.kind, durationMs }, 'offer answered')

  return outcome
}

type Look = { hasSeen: boolean; what: string }

/**
 * Waits for the look no longer than the candidate should. One that takes longer goes on and writes what it finds, whole, in a transaction of
 * its own: an offer that was answered meanwhile keeps its answer and gets the flag.
 */
async function lookAtAshby(input: { opened: OpenedOffer; place: AnswerPlace }): Promise<Look> {
  const timer = new AbortController()
  const late = sleep<Look>(LOOK_MS, { hasSeen: false, what: 'too_late' }, { signal: timer.signal })
  late.catch(() => undefined)

  try {
    return await Promise.race([look(input), late])
  } finally {
    timer.abort()
  }
}

/** Never throws: whatever keeps Ashby from being asked keeps nobody from answering. */
async function look({ opened: { scope, offerId }, place }: { opened: OpenedOffer; place: AnswerPlace }): Promise<Look> {
  try {
    const connection = await openAshby({ scope, connectionId: place.connectionId })
    const { kind } = await syncOffer({ scope, connection, externalId: place.externalId, cause: null })

    return { hasSeen: kind !== 'hidden', what: kind }
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'Ashby not seen before an answer', error, ids: { organizationId: scope.organizationId, offerId } })

    return { hasSeen: false, what: error.code }
  }
}
