import { type ConnectionAccess, readConnectionAccess } from '#lib/domain/connections/queries.ts'
import { type AttemptReport, finishAttempt, putBack, startAttempt } from '#lib/domain/events/attempts/mutations.ts'
import { type EventForProcessing, readEventForProcessing } from '#lib/domain/events/attempts/queries.ts'
import { closeForgotten } from '#lib/domain/events/erasure/mutations.ts'
import { noteReadAnew } from '#lib/domain/events/intake/mutations.ts'
import { UNSETTLED } from '#lib/domain/events/mutations.ts'
import { orderSteps } from '#lib/domain/events/rules.ts'
import { type BegunReading, readBeginning } from '#lib/domain/sync/queries.ts'
import { asRepeatable } from '#lib/platform/db/setting-client.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { type AppError, assertNever, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { listSteps, withTrace } from '#lib/platform/trace.ts'
import { type HirePayload, readHirePayload } from '#lib/sources/ashby/read-hire-payload.ts'
import { findSource } from '#lib/sources/registry.ts'
import type { SourceIntent } from '#lib/sources/source.ts'
import { type AshbyConnection, type CallEntry, connectAshby, noteKeyHealth } from './ashby-connection.ts'
import { describeApplication, describeForgotten, describeMerged, describeOffer, type Ending } from './event-endings.ts'
import { forgetCandidate } from './forget-candidate.ts'
import { observeEventEnd } from './measures.ts'
import { mergeCandidates } from './merge-candidates.ts'
import { LAGGING_READ_DELAYS_MS, nextTry, spreadAfter } from './retry-delay.ts'
import { syncApplication } from './sync-application.ts'
import { syncOffer } from './sync-offer.ts'
import { canAsk, takeByHand } from './take-by-hand.ts'
import { understandDelivery } from './understand-delivery.ts'

/**
 * Looks at what an event is about and makes our rows equal to Ashby. Settles the event, or says when the next try comes.
 * Runs again from the start after a crash: nothing it does depends on how far an earlier run came.
 */
export async function processEvent({ scope, eventId }: { scope: TenantScope; eventId: string }): Promise<void> {
  await asRepeatable(async () => {
    const begun = await inTenant(scope, (tx) => beginProcessing(tx, { scope, eventId }))
    if (!begun) return

    await withTrace(() => attempt({ scope, ...begun }))
  })
}

type Begun = {
  event: EventForProcessing
  access: ConnectionAccess
  /** The look at the offer that the event is about has begun: by the database's clock, with what was read last. */
  reading: BegunReading | null
}

/** Null when there is nothing to look at, or not now: then the event says why and keeps its place. */
async function beginProcessing(
  tx: TenantTransaction,
  { scope, eventId: id }: { scope: TenantScope; eventId: string },
): Promise<Begun | null> {
  const event = await readEventForProcessing(tx, { scope, id })
  // A job can outlive its event's settling: a person's retry may have come first.
  if (!event || !UNSETTLED.includes(event.state) || event.bodyRemovedAt) return null
  const isErased = event.body === '' && event.subjectExternalId !== ''
  if (isErased || event.isForgotten) {
    await closeForgotten(tx, { scope, id })
    return null
  }
  const access = await readConnectionAccess(tx, { scope, id: event.connectionId })
  if (access.state === 'Paused') {
    const reason = { code: 'paused', message: 'The connection is paused. The event waits until it is resumed.' }
    await putBack(tx, { scope, id, reason, retryAt: null })
    return null
  }

  if (event.subjectExternalId === '') {
    await readAnew(tx, { scope, event, access })
    return null
  }

  if (!(await startAttempt(tx, { scope, id }))) return null
  const place = { connectionId: access.id, kind: 'Offer', externalId: event.subjectExternalId } as const

  return { event, access, reading: event.subjectKind === 'offer' ? await readBeginning(tx, { scope, place }) : null }
}

/** A delivery that could not be read when it came: somebody asked for another look, and the code of today may know its form. */
async function readAnew(tx: TenantTransaction, { scope, event, access }: Pick<Begun, 'event' | 'access'> & { scope: TenantScope }) {
  const adapter = findSource(access.source)
  if (!adapter) throw new Error(`There is no source ${access.source}.`)
  const { id, connectionId, body } = event
  const understanding = understandDelivery({ adapter, rawBody: Buffer.from(body) })

  await noteReadAnew(tx, { scope, id, connectionId, ...understanding })
}

type Trying = Begun & { scope: TenantScope }

async function attempt({ scope, event, access, reading }: Trying): Promise<void> {
  const startedAt = new Date()
  const calls: CallEntry[] = []
  const trying = { scope, event, access, calls, startedAt }
  try {
    const ending = canAsk({ access, event })
      ? await lookAt({ scope, event, connection: connectAshby({ scope, access, calls }), begun: reading })
      : await takeByHand({ scope, event, access, calls })
    await settle({ ...trying, ending })
    if (calls.length > 0) await noteKeyHealth({ scope, access, error: null })
  } catch (thrown) {
    await settleFailure({ ...trying, error: toAppError(thrown) })
  }
}

type LookAt = { scope: TenantScope; event: EventForProcessing; connection: AshbyConnection; begun: BegunReading | null }

async function lookAt({ scope, event, connection, begun }: LookAt): Promise<Ending> {
  const source = findSource(connection.access.source)
  const envelope = source?.readEnvelope(JSON.parse(event.body))
  const reading = envelope && source?.findEvent(event.action)?.read(envelope.data)
  if (!reading) return { outcome: 'ignored', code: 'unused_event', message: 'Handoff does not use this event' }
  if (reading.kind === 'wrong_shape') return { outcome: 'needs_attention', code: 'wrong_shape', message: reading.problem }

  const cause = {
    eventId: event.id,
    askedAt: event.retriedAt ?? event.receivedAt,
    isReadFinal: event.laggingReads >= LAGGING_READ_DELAYS_MS.length,
    isReplay: event.replayOfId !== null,
  }

  return followIntent({ scope, connection, intent: reading.intent, cause, begun, told: readHirePayload(envelope.data) })
}

type Cause = {
  eventId: string
  askedAt: Date
  isReadFinal: boolean
  /** Its body is old news. */
  isReplay: boolean
}
type FollowOptions = Pick<LookAt, 'scope' | 'connection' | 'begun'> & {
  intent: SourceIntent
  cause: Cause
  /** The application that the event itself carries, for one that Ashby hides. */
  told: HirePayload | null
}

async function followIntent({ scope, connection, intent, cause, begun, told }: FollowOptions): Promise<Ending> {
  const { eventId, isReadFinal } = cause
  const { externalId } = intent.kind === 'ignore' ? { externalId: '' } : intent

  switch (intent.kind) {
    case 'lookAtOffer': {
      // The status that an old body shows says nothing of the present: a read that differs does not lag.
      const hint = cause.isReplay && intent.hint ? { ...intent.hint, offerStatus: null } : intent.hint
      const offerCause = { ...cause, hint, expectsGone: false }
      return describeOffer(await syncOffer({ scope, connection, externalId, cause: offerCause, begun }))
    }
    case 'offerGone': {
      const goneCause = { ...cause, hint: null, expectsGone: true }
      return describeOffer(await syncOffer({ scope, connection, externalId, cause: goneCause, begun }))
    }
    case 'lookAtApplication': {
      const applicationCause = { ...cause, hint: intent.hint }
      return describeApplication(await syncApplication({ scope, connection, externalId, cause: applicationCause, told }))
    }
    case 'forgetCandidate':
      return describeForgotten(await forgetCandidate({ scope, connection, externalId, eventId, isReadFinal }))
    case 'mergeCandidates': {
      const merge = { scope, connection, from: externalId, into: intent.intoExternalId, eventId, isReadFinal }
      return describeMerged(await mergeCandidates(merge))
    }
    case 'ignore':
      return { outcome: 'ignored', code: 'not_needed', message: intent.reason }
    default:
      return assertNever(intent)
  }
}

type Settling = Pick<Trying, 'scope' | 'event' | 'access'> & { calls: CallEntry[]; startedAt: Date }

async function settle({ scope, event, calls, startedAt, ending }: Settling & { ending: Ending }): Promise<void> {
  const steps = orderSteps(listSteps())
  if (ending.outcome === 'lagging') {
    const delayMs = LAGGING_READ_DELAYS_MS[event.laggingReads] ?? 0
    const message = 'Ashby does not show this change yet. It is read again.'
    const report: AttemptReport = { startedAt, outcome: 'waiting', code: 'lagging_read', message, requestId: null, calls, steps }
    await finishAttempt({ scope, id: event.id, report, offerId: null, retryAt: new Date(Date.now() + delayMs), isLaggingRead: true })
    observeEventEnd({ outcome: 'waiting', receivedAt: event.receivedAt })
    return
  }

  const { outcome, code, message, requestId, offerId, newHireId, isConfidential } = ending
  const report: AttemptReport = { startedAt, outcome, code, message, requestId: requestId ?? null, calls, steps }
  await finishAttempt({ scope, id: event.id, report, offerId: offerId ?? null, newHireId, retryAt: null, isConfidential })
  observeEventEnd({ outcome, receivedAt: event.receivedAt })
}

async function settleFailure({ scope, event, access, calls, startedAt, error }: Settling & { error: AppError }): Promise<void> {
  const ids = { organizationId: scope.organizationId, eventId: event.id, connectionId: event.connectionId }
  logFailure({ what: 'event failed', error, ids })
  await noteKeyHealth({ scope, access, error })

  const isHeldBeforeItBegan = error.code === 'held' && calls.length === 0
  if (isHeldBeforeItBegan || error.code === 'paused') {
    // Waiting for the gate uses up no try; a paused connection gives its events new jobs when it is resumed.
    const retryAt = error.retryAt ? spreadAfter(error.retryAt) : null
    const reason = { code: error.code, message: error.userMessage }
    await inTenant(scope, (tx) => putBack(tx, { scope, id: event.id, reason, retryAt }))
    return
  }

  const retryAt = nextTry({ error, attempts: event.attemptCount + 1 })
  const outcome = error.retry === 'later' ? 'failed' : 'needs_attention'
  const report = toReport({ startedAt, outcome, error, calls })
  await finishAttempt({ scope, id: event.id, report, offerId: null, retryAt })
  observeEventEnd({ outcome, receivedAt: event.receivedAt })
}

type ReportOptions = { startedAt: Date; outcome: 'failed' | 'needs_attention'; error: AppError; calls: CallEntry[] }

function toReport({ startedAt, outcome, error, calls }: ReportOptions): AttemptReport {
  return {
    startedAt,
    outcome,
    code: error.code,
    message: error.userMessage,
    requestId: error.requestId,
    calls,
    steps: orderSteps(listSteps()),
  }
}
