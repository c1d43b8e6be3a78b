import { type AttemptReport, finishAttempt, putBack, startAttempt } from '#lib/domain/events/mutations.ts'
import { type EventForProcessing, findEventForProcessing } from '#lib/domain/events/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { type AppError, assertNever, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { findSource } from '#lib/sources/registry.ts'
import type { SourceIntent } from '#lib/sources/source.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { LAGGING_READ_DELAYS_MS, nextTry, spreadAfter } from './retry-delay.ts'
import { type SyncApplicationResult, syncApplication } from './sync-application.ts'
import type { SyncHireResult } from './sync-hire.ts'
import { type SyncOfferResult, syncOffer } from './sync-offer.ts'

/** How a try ended. */
type Ending =
  | {
      outcome: 'done' | 'ignored' | 'needs_attention'
      code: string | null
      message: string | null
      requestId?: string | null
      offerId?: string | null
      isConfidential?: boolean
    }
  | { outcome: 'lagging' }

/**
 * Looks at what an event is about and makes our rows equal to Ashby. Settles the event, or says when the next try comes.
 * Runs again from the start after a crash: nothing it does depends on how far an earlier run came.
 */
export async function processEvent({ scope, eventId }: { scope: TenantScope; eventId: string }): Promise<void> {
  const event = await findEventForProcessing({ scope, id: eventId })
  // A job can outlive its event's settling: a person's retry may have come first.
  if (!event || !['Received', 'Processing', 'Failed'].includes(event.state)) return
  const connection = await openOrPutBack({ scope, event })
  if (!connection || !(await startAttempt({ scope, id: eventId }))) return

  const startedAt = new Date()
  try {
    const ending = await lookAt({ scope, event, connection })
    await settle({ scope, event, connection, startedAt, ending })
    await noteKeyHealth({ scope, access: connection.access, error: null })
  } catch (thrown) {
    await settleFailure({ scope, event, connection, startedAt, error: toAppError(thrown) })
  }
}

type Processing = { scope: TenantScope; event: EventForProcessing; connection: AshbyConnection }

/** Null when the event cannot be looked at now: then it says why and keeps its place. */
async function openOrPutBack({ scope, event }: { scope: TenantScope; event: EventForProcessing }): Promise<AshbyConnection | null> {
  try {
    const connection = await openAshby({ scope, connectionId: event.connectionId })
    if (connection.access.state !== 'Paused') return connection

    const reason = { code: 'paused', message: 'The connection is paused. The event waits until it is resumed.' }
    await putBack({ scope, id: event.id, reason, retryAt: null })
  } catch (thrown) {
    const error = toAppError(thrown)
    if (error.code === 'internal_error') throw thrown

    const report = toReport({ startedAt: new Date(), outcome: 'needs_attention', error, calls: [] })
    await finishAttempt({ scope, id: event.id, report, offerId: null, retryAt: null })
  }

  return null
}

async function lookAt({ scope, event, connection }: Processing): Promise<Ending> {
  const source = findSource(event.connection.source)
  const envelope = source?.readEnvelope(JSON.parse(event.body))
  const reading = envelope && source?.findEvent(event.action)?.read(envelope.data)
  if (!reading) return { outcome: 'ignored', code: 'unused_event', message: 'Handoff does not use this event' }
  if (reading.kind === 'wrong_shape') return { outcome: 'needs_attention', code: 'wrong_shape', message: reading.problem }

  const cause = {
    eventId: event.id,
    askedAt: event.retriedAt ?? event.receivedAt,
    isReadFinal: event.laggingReads >= LAGGING_READ_DELAYS_MS.length,
  }

  return followIntent({ scope, connection, intent: reading.intent, cause })
}

type Cause = { eventId: string; askedAt: Date; isReadFinal: boolean }
type FollowOptions = { scope: TenantScope; connection: AshbyConnection; intent: SourceIntent; cause: Cause }

async function followIntent({ scope, connection, intent, cause }: FollowOptions): Promise<Ending> {
  switch (intent.kind) {
    case 'lookAtOffer': {
      const offerCause = { ...cause, hint: intent.hint, expectsGone: false }
      return describeOffer(await syncOffer({ scope, connection, externalId: intent.externalId, cause: offerCause }))
    }
    case 'offerGone': {
      const goneCause = { ...cause, hint: null, expectsGone: true }
      return describeOffer(await syncOffer({ scope, connection, externalId: intent.externalId, cause: goneCause }))
    }
    case 'lookAtApplication': {
      const applicationCause = { ...cause, hint: intent.hint }
      return describeApplication(await syncApplication({ scope, connection, externalId: intent.externalId, cause: applicationCause }))
    }
    case 'ignore':
      return { outcome: 'ignored', code: 'not_needed', message: intent.reason }
    default:
      return assertNever(intent)
  }
}

const DONE_MESSAGES = {
  added: 'Added as an unpublished offer',
  changed: 'Ashby’s change was taken over; values that people edited stay',
  unchanged: 'The offer equals Ashby already',
  held: 'Changed in Ashby, but Offer Update is off: the values wait on the offer',
  superseded: 'A later look at Ashby has been written already',
} as const

function describeOffer(result: SyncOfferResult): Ending {
  switch (result.kind) {
    case 'added':
    case 'changed':
    case 'unchanged':
    case 'held':
    case 'superseded':
      return { outcome: 'done', code: result.kind, message: DONE_MESSAGES[result.kind], offerId: result.offerId }
    case 'covered':
      return { outcome: 'done', code: 'covered', message: 'A later look at Ashby has seen this change already', offerId: result.offerId }
    case 'gone':
      return result.offerId
        ? { outcome: 'done', code: 'gone', message: 'The offer is gone in Ashby', offerId: result.offerId }
        : { outcome: 'ignored', code: 'gone', message: 'Deleted in Ashby before it came in' }
    case 'ignored':
      return { outcome: 'ignored', code: result.code, message: result.reason, isConfidential: result.isConfidential }
    case 'hidden':
      return { outcome: 'needs_attention', ...describeHidden(result.what), requestId: result.requestId }
    case 'lagging':
      return { outcome: 'lagging' }
    default:
      return assertNever(result)
  }
}

/** Why Ashby does not show something, and what to do. */
export function describeHidden(what: 'offer' | 'application' | 'candidate'): { code: string; message: string } {
  return {
    code: `${what}_hidden`,
    message: `Ashby did not show Handoff the ${what}. Its job may be confidential: in Ashby, open Admin, API keys, turn on "Allow access to confidential jobs and projects" for the key, then try again.`,
  }
}

const HIRE_MESSAGES = {
  added: 'Added as a pending new hire',
  changed: 'Ashby’s change was taken over on the new hire; values that people edited stay',
  unchanged: 'The new hire equals Ashby already',
  superseded: 'A later look at Ashby has been written already',
  gone: 'Ashby no longer has the hire',
} as const

function describeHire(result: SyncHireResult): Ending {
  if (result.kind === 'hidden') return { outcome: 'needs_attention', ...describeHidden(result.what), requestId: result.requestId }
  if (result.kind === 'ignored') return { outcome: 'ignored', code: 'not_hired', message: 'The application is not hired' }

  return { outcome: 'done', code: `hire_${result.kind}`, message: HIRE_MESSAGES[result.kind] }
}

/** An application can carry several offers and be a hire: the ending that needs a person most speaks for all. */
function describeApplication(result: SyncApplicationResult): Ending {
  switch (result.kind) {
    case 'no_offers':
      return { outcome: 'ignored', code: 'no_offers', message: 'The application has no offers' }
    case 'hidden':
      return { outcome: 'needs_attention', ...describeHidden('application'), requestId: result.requestId }
    case 'lagging':
      return { outcome: 'lagging' }
    case 'synced': {
      const endings = [...(result.hire ? [describeHire(result.hire)] : []), ...result.results.map(describeOffer)]
      const order = ['needs_attention', 'done', 'ignored'] as const
      const first = order.flatMap((outcome) => endings.filter((ending) => ending.outcome === outcome))[0]
      return first ?? { outcome: 'done', code: 'unchanged', message: DONE_MESSAGES.unchanged }
    }
    default:
      return assertNever(result)
  }
}

type Settling = Processing & { startedAt: Date }

async function settle({ scope, event, connection, startedAt, ending }: Settling & { ending: Ending }): Promise<void> {
  const { calls } = connection
  if (ending.outcome === 'lagging') {
    const delayMs = LAGGING_READ_DELAYS_MS[event.laggingReads] ?? 0
    const message = 'Ashby does not show this change yet. It is read again.'
    const report: AttemptReport = { startedAt, outcome: 'waiting', code: 'lagging_read', message, requestId: null, calls }
    await finishAttempt({ scope, id: event.id, report, offerId: null, retryAt: new Date(Date.now() + delayMs), isLaggingRead: true })
    return
  }

  const { outcome, code, message, requestId, offerId, isConfidential } = ending
  const report: AttemptReport = { startedAt, outcome, code, message, requestId: requestId ?? null, calls }
  await finishAttempt({ scope, id: event.id, report, offerId: offerId ?? null, retryAt: null, isConfidential })
}

async function settleFailure({ scope, event, connection, startedAt, error }: Settling & { error: AppError }): Promise<void> {
  const ids = { organizationId: scope.organizationId, eventId: event.id, connectionId: event.connectionId }
  if (error.code === 'internal_error') log.error({ ...ids, err: error.cause }, 'event failed by a fault of ours')
  else log.warn({ ...ids, code: error.code, upstreamRequestId: error.requestId }, 'event failed')
  await noteKeyHealth({ scope, access: connection.access, error })

  const isHeldBeforeItBegan = error.code === 'held' && connection.calls.length === 0
  if (isHeldBeforeItBegan || error.code === 'paused') {
    // Waiting for the gate uses up no try; a paused connection gives its events new jobs when it is resumed.
    const retryAt = error.retryAt ? spreadAfter(error.retryAt) : null
    await putBack({ scope, id: event.id, reason: { code: error.code, message: error.userMessage }, retryAt })
    return
  }

  const retryAt = nextTry({ error, attempts: event.attemptCount + 1 })
  const outcome = error.retry === 'later' ? 'failed' : 'needs_attention'
  const report = toReport({ startedAt, outcome, error, calls: connection.calls })
  await finishAttempt({ scope, id: event.id, report, offerId: null, retryAt })
}

type ReportOptions = { startedAt: Date; outcome: 'failed' | 'needs_attention'; error: AppError; calls: AshbyConnection['calls'] }

function toReport({ startedAt, outcome, error, calls }: ReportOptions): AttemptReport {
  return { startedAt, outcome, code: error.code, message: error.userMessage, requestId: error.requestId, calls }
}
