import { finishWriteBack, type PutOff, putOff, reopened, startSending, type WriteBackEnding } from '#lib/domain/write-backs/mutations.ts'
import { findOpenWriteBack, type WriteBackTask } from '#lib/domain/write-backs/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { type AppError, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AnswerStanding, readAnswerStanding } from '#lib/sources/ashby/offer-answer.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { nextTry, spreadAfter } from './retry-delay.ts'
import { syncOffer } from './sync-offer.ts'
import {
  describeRefusal,
  describeStanding,
  isInAshby,
  outcomeUnknown,
  permissionMissing,
  STATUS_WRITTEN,
  timeMissing,
  unreachable,
  unread,
} from './write-back-words.ts'

/** Ashby's reads can lag its writes: an answer whose reply was lost is looked for at once, and again after these waits. */
const READ_BACK_DELAYS_MS = [5_000, 30_000, 3 * 60_000]

/** How long an unclear reply is left alone before the time of the answer is written once more. */
const TIME_AGAIN_MS = 5_000

export type WriteAnswerBack = {
  scope: TenantScope
  writeBackId: string
  /** How often Ashby could not be asked. */
  tries: number
  /** How often it was read after a write whose reply was lost. */
  readBacks: number
}

type Writing = Omit<WriteAnswerBack, 'writeBackId'> & { task: WriteBackTask; connection: AshbyConnection }

/**
 * Writes a candidate's answer to Ashby, which has no idempotency key: the status is sent at most once. What becomes of a write whose reply
 * was lost, or whose process died, is read from Ashby. Two to five calls to Ashby; no transaction is open while it is asked.
 */
export async function writeAnswerBack({ writeBackId, ...counts }: WriteAnswerBack): Promise<void> {
  const { scope } = counts
  const task = await findOpenWriteBack({ scope, id: writeBackId })
  if (!task) return
  const connection = await openOrSettle({ ...counts, task })
  if (!connection) return

  const writing = { ...counts, task, connection }
  if (task.state === 'Waiting') return write(writing)

  return task.code === STATUS_WRITTEN ? writeTime({ ...writing, requestId: task.requestId }) : findOut(writing)
}

async function openOrSettle(writing: Omit<Writing, 'connection'>): Promise<AshbyConnection | null> {
  const { scope, task } = writing
  const { code, requestId } = task
  try {
    return await openAshby({ scope, connectionId: task.connectionId })
  } catch (thrown) {
    const error = toAppError(thrown)
    if (code === STATUS_WRITTEN) await finishWriteBack({ scope, task, ending: { state: 'Done', requestId, ...timeMissing } })
    else await settleUnasked({ ...writing, error, isSent: task.state === 'Sending' })

    return null
  }
}

/** Nothing was sent yet: looks at Ashby, takes the try, sends. */
async function write(writing: Writing): Promise<void> {
  const { scope, task, connection } = writing
  const { answer } = task
  if (!task.isStanding) return finish({ ...writing, ending: { state: 'Refused', requestId: null, ...reopened } })
  if (!connection.can('offers:write')) return finish({ ...writing, ending: { state: 'Refused', requestId: null, ...permissionMissing } })

  const standing = await readStanding({ ...writing, isSent: false })
  if (!standing) return
  const { meaning, requestId } = standing
  if (isInAshby({ meaning, answer })) {
    return finish({ ...writing, ending: { state: 'Done', code: 'already_there', message: 'It stood in Ashby already.', requestId } })
  }
  const obstacle = describeStanding({ meaning, answer })
  if (obstacle) return finish({ ...writing, ending: { state: 'Refused', requestId, ...obstacle } })

  if (await startSending({ scope, task })) return send({ ...writing, task: { ...task, state: 'Sending' } })
  const current = await findOpenWriteBack({ scope, id: task.id })
  if (current && !current.isStanding)
    await finish({ ...writing, task: current, ending: { state: 'Refused', requestId: null, ...reopened } })
}

async function send(writing: Writing): Promise<void> {
  const { task, connection } = writing
  const input = { offerId: task.externalId, acceptanceStatus: task.answer, excludeFormDefinition: true }
  const reply = await ask(() => connection.client.call('offer.setStatus', input))
  if (reply.kind === 'answered') return writeTime({ ...writing, requestId: reply.value.requestId })

  const { error } = reply
  if (isAshbyError(error, 'ashby_outcome_unknown')) {
    return findOut({ ...writing, readBacks: 0, task: { ...task, requestId: error.requestId } })
  }
  // All other errors say for certain that nothing was written, so the try waits again or ends.
  await settleUnasked({ ...writing, error, isSent: false })
}

/**
 * Ashby has the answer; its time is a call of its own. Setting the same time twice is the same, so unlike the answer it may be repeated,
 * and where it cannot be set the answer still counts as written.
 */
async function writeTime(writing: Writing & { requestId: string | null }): Promise<void> {
  const { task, connection, requestId } = writing
  const input = { offerId: task.externalId, decidedAt: task.answeredAt.toISOString(), excludeFormDefinition: true }
  const reply = await ask(() => connection.client.call('offer.setDecidedAt', input))
  if (reply.kind === 'answered') return finish({ ...writing, ending: { state: 'Done', code: 'written', message: null, requestId } })

  const { error } = reply
  const isUnclear = isAshbyError(error, 'ashby_outcome_unknown')
  const next = isUnclear && writing.tries === 0 ? { runAt: soon(TIME_AGAIN_MS), tries: 1, readBacks: 0 } : whenToGoOn({ ...writing, error })
  if (!next && error.code !== 'paused') return finish({ ...writing, ending: { state: 'Done', requestId, ...timeMissing } })

  const message = 'Ashby has the answer. The time of it follows.'
  await putOff({ ...writing, state: 'Sending', reason: { code: STATUS_WRITTEN, message, requestId }, next })
}

/** The answer may be there or not: reads Ashby, and again later where it does not show it. Never sends. */
async function findOut(writing: Writing): Promise<void> {
  const { task, readBacks, tries } = writing
  const standing = await readStanding({ ...writing, isSent: true })
  if (!standing) return

  const { meaning, hasDecisionTime } = standing
  const { answer, requestId } = task
  if (isInAshby({ meaning, answer })) {
    if (!hasDecisionTime) return writeTime({ ...writing, tries: 0, requestId })
    return finish({ ...writing, ending: { state: 'Done', code: 'written', message: null, requestId } })
  }
  const obstacle = describeStanding({ meaning, answer })
  if (obstacle) return finish({ ...writing, ending: { state: 'Refused', requestId, ...obstacle } })

  const delayMs = READ_BACK_DELAYS_MS[readBacks]
  if (delayMs === undefined) return finish({ ...writing, ending: { state: 'Unknown', requestId, ...outcomeUnknown } })
  const message = 'Ashby’s reply was lost. Handoff looks whether the answer is there.'
  const next = { runAt: soon(delayMs), tries, readBacks: readBacks + 1 }
  await putOff({ ...writing, state: 'Sending', reason: { code: 'reading_back', message, requestId }, next })
}

/** Null where Ashby could not be asked; then the try has been left for later, or has ended. */
async function readStanding(writing: Writing & { isSent: boolean }): Promise<AnswerStanding | null> {
  const { connection, task } = writing
  const reply = await ask(() => readAnswerStanding({ client: connection.client, offerId: task.externalId }))
  if (reply.kind === 'answered') return reply.value

  await settleUnasked({ ...writing, error: reply.error })

  return null
}

type Reply<Value> = { kind: 'answered'; value: Value } | { kind: 'failed'; error: AppError }

/** A fault of ours travels on: the queue runs the job again, and what is found then decides. */
async function ask<Value>(call: () => Promise<Value>): Promise<Reply<Value>> {
  try {
    return { kind: 'answered', value: await call() }
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code === 'internal_error') throw thrown

    return { kind: 'failed', error }
  }
}

type Unasked = Omit<Writing, 'connection'> & {
  connection?: AshbyConnection
  error: AppError
  /** Whether the answer may be on its way. */
  isSent: boolean
}

/** Ashby could not be asked. The try waits where waiting helps; else it ends. */
async function settleUnasked(writing: Unasked): Promise<void> {
  const { scope, task, error, connection, isSent } = writing
  if (error.code === 'internal_error') throw error
  if (connection) await noteKeyHealth({ scope, access: connection.access, error })

  const next = whenToGoOn(writing)
  const requestId = task.requestId ?? error.requestId
  if (next || error.code === 'paused') {
    const reason = { code: error.code, message: error.userMessage, requestId }
    await putOff({ ...writing, state: isSent ? 'Sending' : 'Waiting', reason, next })
    return
  }

  const refusal = error.retry === 'later' ? unreachable : describeRefusal(error)
  const ending = isSent ? { state: 'Unknown' as const, ...unread } : { state: 'Refused' as const, ...refusal }
  await finishWriteBack({ scope, task, ending: { ...ending, requestId } })
}

/** Null where waiting cannot help, and for a paused account, whose tries go on when it is resumed. */
function whenToGoOn({ error, tries, readBacks }: Pick<Unasked, 'error' | 'tries' | 'readBacks'>): PutOff['next'] {
  // Waiting for the gate uses up no try.
  if (error.code === 'held' && error.retryAt) return { runAt: spreadAfter(error.retryAt), tries, readBacks }
  const runAt = nextTry({ error, attempts: tries + 1 })

  return runAt && { runAt, tries: tries + 1, readBacks }
}

function soon(delayMs: number): Date {
  return new Date(Date.now() + delayMs)
}

/** Ends a try. Where Ashby has the answer the offer is read again, so that ours and Ashby's agree on screen at once. */
async function finish({ scope, task, connection, ending }: Writing & { ending: WriteBackEnding }): Promise<void> {
  if (connection.calls.length > 0) await noteKeyHealth({ scope, access: connection.access, error: null })
  const isEnded = await finishWriteBack({ scope, task, ending })
  if (!isEnded || ending.state !== 'Done') return

  try {
    await syncOffer({ scope, connection, externalId: task.externalId, cause: null })
  } catch (thrown) {
    // The answer is written; the offer's own event or the next check brings what could not be read now.
    const ids = { organizationId: scope.organizationId, offerId: task.offerId }
    logFailure({ what: 'offer not read after write-back', error: toAppError(thrown), ids })
  }
}
