import { createHash } from 'node:crypto'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { processEventJob } from './jobs.ts'
import type { EventState } from './schema.ts'

export type NewEvent = {
  scope: TenantScope
  endpointId: string
  connectionId: string
  action: string
  label: string
  webhookActionId: string | null
  subject: { kind: string; externalId: string; candidateExternalId: string | null }
  state: Extract<EventState, 'Received' | 'Ignored' | 'NeedsAttention'>
  reason: { code: string; message: string } | null
  headers: Record<string, string>
  rawBody: Uint8Array
}

/**
 * Stores an event and its job in one transaction, or counts it as a repeat of one that is stored already.
 * The unique key is (organization, endpoint, action, action id, subject): siblings, and even two offers of one act, share the action id.
 */
export async function storeEvent(event: NewEvent): Promise<{ kind: 'stored' | 'repeated'; eventId: string }> {
  const { scope } = event

  return inTenant(scope, async (tx) => {
    const eventId = await insertEvent(tx, event)
    if (!eventId) return { kind: 'repeated', eventId: await countRepeat(tx, event) }

    await tx.$executeRaw`update "webhook_endpoint" set "verifiedAt" = coalesce("verifiedAt", clock_timestamp())
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${event.endpointId}::uuid and "verifiedAt" is null`
    await tx.$executeRaw`update "connection" set "lastEventAt" = clock_timestamp()
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${event.connectionId}::uuid
        and ("lastEventAt" is null or "lastEventAt" < clock_timestamp() - interval '1 second')`
    if (event.state === 'Received' && !(await isPaused(tx, event))) await enqueueEvent(tx, { ...event, id: eventId })
    await notifyChange(tx, { scope, topic: 'events' })
    if (event.state === 'NeedsAttention') await tellOfTrouble(tx, { scope, isConfidential: true })

    return { kind: 'stored', eventId }
  })
}

/**
 * A paused connection stores the event and processes it when it is resumed. The row is held, so that a resume that commits at this moment
 * either is seen here or sees the event.
 */
async function isPaused(tx: TenantTransaction, { scope, connectionId }: NewEvent): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ state: string }[]>`
    select "state" from "connection" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${connectionId}::uuid for share`

  return row?.state === 'Paused'
}

/** SQL, because "insert or tell me it is there" must be one statement, timed by the database's clock. */
async function insertEvent(tx: TenantTransaction, event: NewEvent): Promise<string | null> {
  const { scope, subject, reason, rawBody } = event
  // A body that nothing uses is not kept: it would hold somebody's data that no subject leads to. PostgreSQL's text knows no NUL.
  const body = event.state === 'Ignored' ? '' : Buffer.from(rawBody).toString('utf8').replaceAll('\u0000', '')
  const isFinal = event.state !== 'Received'
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into "event" ("organizationId", "id", "connectionId", "endpointId", "action", "label", "webhookActionId", "subjectKind",
      "subjectExternalId", "candidateExternalId", "state", "reason", "reasonCode", "receivedAt", "headers", "body", "bodyHash", "bodyBytes", "finishedAt", "confidential")
    values (${scope.organizationId}::uuid, ${createId()}::uuid, ${event.connectionId}::uuid, ${event.endpointId}::uuid, ${event.action},
      ${event.label}, ${event.webhookActionId}, ${subject.kind}, ${subject.externalId}, ${subject.candidateExternalId},
      ${event.state}::"EventState", ${reason?.message ?? null}, ${reason?.code ?? null}, clock_timestamp(), ${JSON.stringify(event.headers)}::jsonb,
      ${body}, ${createHash('sha256').update(rawBody).digest()}, ${rawBody.byteLength}::int, case when ${isFinal} then clock_timestamp() end,
      ${event.state !== 'Ignored'})
    on conflict ("organizationId", "endpointId", "action", "webhookActionId", "subjectExternalId") do nothing
    returning "id"`

  return rows[0]?.id ?? null
}

async function countRepeat(tx: TenantTransaction, { scope, endpointId, action, webhookActionId, subject }: NewEvent): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    update "event" set "repeatCount" = "repeatCount" + 1
    where "organizationId" = ${scope.organizationId}::uuid and "endpointId" = ${endpointId}::uuid and "action" = ${action}
      and "webhookActionId" = ${webhookActionId} and "subjectExternalId" = ${subject.externalId}
    returning "id"`
  if (!row) throw new Error('A repeated event vanished between two statements of one transaction.')

  await tx.eventRepeat.create({ data: { organizationId: scope.organizationId, eventId: row.id }, select: { id: true } })
  await notifyChange(tx, { scope, topic: 'events' })

  return row.id
}

type EnqueueEvent = {
  scope: TenantScope
  id: string
  connectionId: string
  subject: { externalId: string }
  runAt?: Date
}

/** One object at a time and at most four per connection: the object picks the lane. */
async function enqueueEvent(tx: TenantTransaction, { scope, id, connectionId, subject, runAt }: EnqueueEvent): Promise<void> {
  const queue = queueOf({ connectionId, externalId: subject.externalId })
  await enqueue(tx, processEventJob, { organizationId: scope.organizationId, eventId: id }, { queue, runAt })
}

export type EventRef = { scope: TenantScope; id: string }

/** Marks that a try has begun; it is counted when it ends. False when the event is settled already, as after a job that ran twice. */
export async function startAttempt({ scope, id }: EventRef): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const { count } = await tx.event.updateMany({
      where: { id, state: { in: UNSETTLED } },
      data: { state: 'Processing', nextAttemptAt: null },
    })

    return count > 0
  })
}

export type AttemptReport = {
  startedAt: Date
  outcome: 'done' | 'ignored' | 'waiting' | 'failed' | 'needs_attention'
  code: string | null
  message: string | null
  requestId: string | null
  calls: Prisma.InputJsonArray
}

export type FinishAttempt = EventRef & {
  report: AttemptReport
  /** What it turned out to be about. */
  offerId: string | null
  newHireId?: string | null
  /** When the next try comes; null for a settled event. */
  retryAt: Date | null
  /** Whether what it is about belongs to a confidential job, where no record says so; without it that stays as it was, at first true. */
  isConfidential?: boolean
  /** The read lagged behind the event's own body and is repeated. */
  isLaggingRead?: boolean
}

const stateByOutcome = {
  done: 'Done',
  ignored: 'Ignored',
  waiting: 'Received',
  failed: 'Failed',
  needs_attention: 'NeedsAttention',
} as const

/** Writes down how a try ended and, where another one follows, enqueues it in the same transaction. */
export async function finishAttempt(attempt: FinishAttempt): Promise<void> {
  const { scope, id, report, retryAt, isConfidential, isLaggingRead } = attempt

  await inTenant(scope, async (tx) => {
    const linked = await findLinked(tx, attempt)
    const { count } = await tx.event.updateMany({
      where: { id, state: { in: UNSETTLED } },
      data: {
        state: stateByOutcome[report.outcome],
        reason: report.message,
        reasonCode: report.code,
        requestId: report.requestId,
        nextAttemptAt: retryAt,
        finishedAt: retryAt ? null : new Date(),
        // A wait is no try: a busy Ashby must not use up what is meant for errors.
        ...(report.outcome === 'waiting' ? {} : { attemptCount: { increment: 1 } }),
        ...linked,
        confidential: isConfidential,
        ...(isLaggingRead ? { laggingReads: { increment: 1 } } : {}),
      },
    })
    // Settled by another try meanwhile: what this one says is history already.
    if (count === 0) return

    await tx.eventAttempt.create({
      data: { organizationId: scope.organizationId, eventId: id, finishedAt: new Date(), ...report },
      select: { id: true },
    })
    if (retryAt) await enqueueAgain(tx, { scope, id, runAt: retryAt })
    await notifyChange(tx, { scope, topic: 'events' })
    if (!retryAt && (report.outcome === 'needs_attention' || report.outcome === 'failed')) {
      const row = await tx.event.findUniqueOrThrow({
        where: tenantKey(scope, id),
        select: { confidential: true, offer: { select: { confidential: true } } },
      })
      await tellOfTrouble(tx, { scope, isConfidential: (row.offer ?? row).confidential })
    }
  })
}

/**
 * The records that an event was about, as far as they are still there, and whose they are: an offer's event names no candidate by itself,
 * and without one erasure would not find the body.
 */
async function findLinked(tx: TenantTransaction, { scope, offerId, newHireId }: FinishAttempt) {
  const select = { id: true, candidateExternalId: true }
  const offer = offerId ? await tx.offer.findUnique({ where: tenantKey(scope, offerId), select }) : null
  const hire = newHireId ? await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select }) : null
  const candidateExternalId = hire?.candidateExternalId ?? offer?.candidateExternalId

  return {
    ...(offer ? { offerId: offer.id } : {}),
    ...(hire ? { newHireId: hire.id } : {}),
    ...(candidateExternalId ? { candidateExternalId } : {}),
  }
}

/** Told to those who can try again. Last in its transaction, because events at the same time count on the same rows. */
async function tellOfTrouble(
  tx: TenantTransaction,
  { scope, isConfidential }: { scope: TenantScope; isConfidential: boolean },
): Promise<void> {
  await notify(tx, { scope, kind: 'event.needs-attention', audience: { permission: 'events.retry', isConfidential } })
}

/** Puts an event back without a try: its connection is paused, or asked to stay away. */
export async function putBack({
  scope,
  id,
  reason,
  retryAt,
}: EventRef & { reason: { code: string; message: string }; retryAt: Date | null }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { count } = await tx.event.updateMany({
      where: { id, state: { in: UNSETTLED } },
      data: { state: 'Received', reason: reason.message, reasonCode: reason.code, nextAttemptAt: retryAt },
    })
    if (count === 0) return

    if (retryAt) await enqueueAgain(tx, { scope, id, runAt: retryAt })
    await notifyChange(tx, { scope, topic: 'events' })
  })
}

/** The states in which somebody still has to look. */
export const UNSETTLED: EventState[] = ['Received', 'Processing', 'Failed']

async function enqueueAgain(tx: TenantTransaction, { scope, id, runAt }: EventRef & { runAt: Date }): Promise<void> {
  const event = await tx.event.findUniqueOrThrow({ where: tenantKey(scope, id), select: { connectionId: true, subjectExternalId: true } })
  await enqueueEvent(tx, { scope, id, connectionId: event.connectionId, subject: { externalId: event.subjectExternalId }, runAt })
}

/** What an event is set to that is tried from the beginning. */
export const FRESH_TRY = {
  state: 'Received',
  laggingReads: 0,
  attemptCount: 0,
  nextAttemptAt: null,
  finishedAt: null,
  reason: null,
  reasonCode: null,
} as const

/** An event that is on its way for longer has lost its job, and a person may give it another. */
const STUCK_AFTER_MS = 10 * 60_000

/** Tries an event again that needs attention, failed or was ignored. The try is a new attempt of the same event. */
export async function retryEvent({ scope, id, actor, origin }: EventRef & { actor: Actor; origin: AuditOrigin }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const event = await tx.event.findUnique({
      where: tenantKey(scope, id),
      select: { state: true, receivedAt: true, retriedAt: true, connectionId: true, subjectExternalId: true },
    })
    if (!event) throw notFoundError('event')
    if (event.subjectExternalId === '')
      throw conflictError('Ashby sent this event in a form that Handoff cannot read, so trying again changes nothing.')
    const lastAskedAt = event.retriedAt ?? event.receivedAt
    const isStuck = Date.now() - lastAskedAt.getTime() > STUCK_AFTER_MS
    if (event.state === 'Done' || (!isStuck && ['Received', 'Processing'].includes(event.state)))
      throw conflictError('This event is on its way or done already.')

    await tx.event.updateMany({
      where: { id },
      // Only a read that starts from now on answers this question.
      data: { ...FRESH_TRY, retriedAt: await readDatabaseClock(tx) },
    })
    await enqueueEvent(tx, { scope, id, connectionId: event.connectionId, subject: { externalId: event.subjectExternalId } })
    await writeAudit(tx, { scope, actor, ...origin, action: 'event.retried', objectKind: 'event', objectId: id })
    await notifyChange(tx, { scope, topic: 'events' })
  })
}
