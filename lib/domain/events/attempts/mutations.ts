import { type EventRef, enqueueEvent, tellOfTrouble, UNSETTLED } from '#lib/domain/events/mutations.ts'
import { isTrouble } from '#lib/domain/events/rules.ts'
import { type AttemptOutcome, stateOfOutcome } from '#lib/domain/events/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange, writeNotice } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** Marks that a try has begun; it is counted when it ends. False when the event is settled already, as after a job that ran twice. */
export async function startAttempt(tx: TenantTransaction, { scope, id }: EventRef): Promise<boolean> {
  const count = await execute(tx)`update "event" set "state" = 'Processing', "nextAttemptAt" = null
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid and "state" = any(${UNSETTLED}::"EventState"[])`

  return count > 0
}

export type AttemptReport = {
  startedAt: Date
  outcome: AttemptOutcome
  code: string | null
  message: string | null
  requestId: string | null
  calls: Prisma.InputJsonArray
  /** What it did besides reading. */
  steps: Prisma.InputJsonArray
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

/** Writes down how a try ended and, where another one follows, enqueues it in the same transaction. */
export async function finishAttempt(attempt: FinishAttempt): Promise<void> {
  const { scope, id, report, retryAt } = attempt

  await inTenant(scope, async (tx) => {
    const finished = await writeAttempt(tx, attempt)
    // Settled by another try meanwhile: what this one says is history already.
    if (!finished) return

    if (retryAt) await enqueueEvent(tx, { scope, id, ...finished, runAt: retryAt })
    if (isTrouble(stateOfOutcome[report.outcome]) && !retryAt) await tellOfTrouble(tx, { scope, isConfidential: finished.isConfidential })
  })
}

type FinishedEvent = { connectionId: string; subject: { externalId: string }; isConfidential: boolean }

/**
 * The event's new state, the try and the notice in one statement, because each webhook pays for it. Linked are the records that the event was
 * about, as far as they are still there, and whose they are: an offer's event names no candidate by itself, and without one erasure would not
 * find the body. A wait is no try: a busy Ashby must not use up what is meant for errors. Null where the event is settled.
 */
async function writeAttempt(tx: TenantTransaction, attempt: FinishAttempt): Promise<FinishedEvent | null> {
  const { scope, id, report, offerId, newHireId = null, retryAt, isConfidential = null, isLaggingRead = false } = attempt
  const { organizationId } = scope
  const { channel, notice } = writeNotice({ scope, topic: 'events' })
  const finishedAt = new Date()
  const [row] = await query<{ connectionId: string; externalId: string; isConfidential: boolean }>(tx)`
    with about as (
      select o."id" as "offerId", h."id" as "newHireId", o."confidential" as "offerConfidential",
        coalesce(h."candidateExternalId", o."candidateExternalId") as "candidateExternalId"
      from (select ${offerId}::uuid as "offerId", ${newHireId}::uuid as "newHireId") as given
      left join "offer" o on o."organizationId" = ${organizationId}::uuid and o."id" = given."offerId"
      left join "new_hire" h on h."organizationId" = ${organizationId}::uuid and h."id" = given."newHireId"
    ), finished as (
      update "event" e set
        "state" = ${stateOfOutcome[report.outcome]}::"EventState", "reason" = ${report.message}, "reasonCode" = ${report.code},
        "requestId" = ${report.requestId}, "nextAttemptAt" = ${retryAt}::timestamptz,
        "finishedAt" = ${retryAt ? null : finishedAt}::timestamptz,
        "attemptCount" = e."attemptCount" + ${report.outcome === 'waiting' ? 0 : 1}::int,
        "laggingReads" = e."laggingReads" + ${isLaggingRead ? 1 : 0}::int,
        "offerId" = coalesce(about."offerId", e."offerId"), "newHireId" = coalesce(about."newHireId", e."newHireId"),
        "candidateExternalId" = coalesce(about."candidateExternalId", e."candidateExternalId"),
        "confidential" = coalesce(${isConfidential}::boolean, e."confidential")
      from about
      where e."organizationId" = ${organizationId}::uuid and e."id" = ${id}::uuid and e."state" = any(${UNSETTLED}::"EventState"[])
      returning e."connectionId", e."subjectExternalId", coalesce(about."offerConfidential", e."confidential") as "isConfidential"
    ), tried as (
      insert into "event_attempt" ("organizationId", "id", "eventId", "startedAt", "finishedAt", "outcome", "code", "message", "requestId",
        "calls", "steps")
      select ${organizationId}::uuid, ${createId()}::uuid, ${id}::uuid, ${report.startedAt}::timestamptz, ${finishedAt}::timestamptz,
        ${report.outcome}, ${report.code}, ${report.message}, ${report.requestId}, ${JSON.stringify(report.calls)}::jsonb,
        ${JSON.stringify(report.steps)}::jsonb
      from finished
    )
    select "connectionId", "subjectExternalId" as "externalId", "isConfidential", pg_notify(${channel}, ${notice})::text as "told"
    from finished`

  return row ? { connectionId: row.connectionId, subject: { externalId: row.externalId }, isConfidential: row.isConfidential } : null
}

/** Puts an event back without a try: its connection is paused, or asked to stay away. */
export async function putBack(
  tx: TenantTransaction,
  { scope, id, reason, retryAt }: EventRef & { reason: { code: string; message: string }; retryAt: Date | null },
): Promise<void> {
  const [event] = await query<{ connectionId: string; externalId: string }>(tx)`
    update "event" set "state" = 'Received', "reason" = ${reason.message}, "reasonCode" = ${reason.code}, "nextAttemptAt" = ${retryAt}::timestamptz
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid and "state" = any(${UNSETTLED}::"EventState"[])
    returning "connectionId", "subjectExternalId" as "externalId"`
  if (!event) return

  const { connectionId, externalId } = event
  if (retryAt) await enqueueEvent(tx, { scope, id, connectionId, subject: { externalId }, runAt: retryAt })
  await notifyChange(tx, { scope, topic: 'events' })
}
