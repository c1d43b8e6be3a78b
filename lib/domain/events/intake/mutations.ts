import { createHash } from 'node:crypto'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { processEventJob } from '#lib/domain/events/jobs.ts'
import { enqueueEvent, tellOfTrouble } from '#lib/domain/events/mutations.ts'
import type { EventState } from '#lib/domain/events/terms.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange, writeNotice } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type NewEvent = {
  scope: TenantScope
  endpointId: string
  connectionId: string
  /** No delivery has come through this endpoint before. */
  isFirst: boolean
  /** When the connection's last event came, as far as was read. */
  lastEventAt: Date | null
  action: string
  label: string
  webhookActionId: string | null
  subject: { kind: string; externalId: string; candidateExternalId: string | null }
  /** Done only for a test event: there is nothing to look at. */
  state: Extract<EventState, 'Received' | 'Ignored' | 'NeedsAttention' | 'Done'>
  reason: { code: string; message: string } | null
  isTest: boolean
  headers: Record<string, string>
  rawBody: Uint8Array
  /** When the request came, by `performance.now()`, and the milliseconds that its signature took. */
  intake: { startedAt: number; verifyMs: number }
}

/**
 * Stores an event and its job, or counts it as a repeat of one that is stored already.
 * The unique key is (organization, endpoint, action, action id, subject): siblings, and even two offers of one act, share the action id.
 */
export async function storeEvent(tx: TenantTransaction, event: NewEvent): Promise<{ kind: 'stored' | 'repeated'; eventId: string }> {
  // A test of our own says nothing of what Ashby sends. First, because two that held the connection's row could not both write it.
  if (!event.isTest) await noteReceived(tx, event)
  const eventId = await insertEvent(tx, event)
  if (!eventId) return { kind: 'repeated', eventId: await countRepeat(tx, event) }

  if (event.state === 'NeedsAttention') await tellOfTrouble(tx, { scope: event.scope, isConfidential: true })

  return { kind: 'stored', eventId }
}

/** Mostly nothing to write: an endpoint is verified once, and the last event is told by the second. */
async function noteReceived(tx: TenantTransaction, { scope, endpointId, connectionId, isFirst, lastEventAt }: NewEvent): Promise<void> {
  if (isFirst)
    await execute(tx)`update "webhook_endpoint" set "verifiedAt" = coalesce("verifiedAt", clock_timestamp())
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${endpointId}::uuid and "verifiedAt" is null`
  if (lastEventAt === null || Date.now() - lastEventAt.getTime() > 1000)
    await execute(tx)`update "connection" set "lastEventAt" = clock_timestamp()
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${connectionId}::uuid
        and ("lastEventAt" is null or "lastEventAt" < clock_timestamp() - interval '1 second')`
}

/**
 * Event, job and notice in one statement, timed by the database's clock: every further one would cost each webhook another way there and
 * back. Null where the event is there already. A paused connection stores the event and processes it when it is resumed: its row is held, so
 * that a resume that commits at this moment either is seen here or sees the event. Held first: a repeat waits for the one before it at the
 * event's key, and whoever writes the connection's row and then waited there would hold up that one in turn.
 */
async function insertEvent(tx: TenantTransaction, event: NewEvent): Promise<string | null> {
  const { scope, subject, reason, rawBody } = event
  const { organizationId } = scope
  const eventId = createId()
  // A body that nothing uses is not kept: it would hold somebody's data that no subject leads to. PostgreSQL's text knows no NUL.
  const body = event.state === 'Ignored' ? '' : Buffer.from(rawBody).toString('utf8').replaceAll('\u0000', '')
  const isFinal = event.state !== 'Received'
  const job = JSON.stringify(processEventJob.payload.parse({ organizationId, eventId }))
  const queue = queueOf({ connectionId: event.connectionId, externalId: subject.externalId })
  const { channel, notice } = writeNotice({ scope, topic: 'events' })
  const rows = await query<{ id: string }>(tx)`
    with held as materialized (
      select "state" from "connection" where "organizationId" = ${organizationId}::uuid and "id" = ${event.connectionId}::uuid for share
    ), stored as (
      insert into "event" ("organizationId", "id", "connectionId", "endpointId", "action", "label", "webhookActionId", "subjectKind",
        "subjectExternalId", "candidateExternalId", "state", "reason", "reasonCode", "receivedAt", "headers", "body", "bodyHash", "bodyBytes", "finishedAt", "confidential",
        "isTest", "intakeMs", "verifyMs")
      select ${organizationId}::uuid, ${eventId}::uuid, ${event.connectionId}::uuid, ${event.endpointId}::uuid, ${event.action},
        ${event.label}, ${event.webhookActionId}, ${subject.kind}, ${subject.externalId}, ${subject.candidateExternalId},
        ${event.state}::"EventState", ${reason?.message ?? null}, ${reason?.code ?? null}, clock_timestamp(), ${JSON.stringify(event.headers)}::jsonb,
        ${body}, ${createHash('sha256').update(rawBody).digest()}::bytea, ${rawBody.byteLength}::int, case when ${isFinal} then clock_timestamp() end,
        ${event.state !== 'Ignored' && !event.isTest}::boolean, ${event.isTest}::boolean, ${performance.now() - event.intake.startedAt}::float8, ${event.intake.verifyMs}::float8
      from held
      on conflict ("organizationId", "endpointId", "action", "webhookActionId", "subjectExternalId") do nothing
      returning "id"
    )
    select stored."id"::text, pg_notify(${channel}, ${notice})::text as "told",
      case when not ${isFinal} and held."state" <> 'Paused' then app.enqueue(${processEventJob.name}, ${job}::jsonb, ${queue})::text end as "enqueued"
    from stored cross join held`

  return rows[0]?.id ?? null
}

async function countRepeat(tx: TenantTransaction, { scope, endpointId, action, webhookActionId, subject }: NewEvent): Promise<string> {
  const [row] = await query<{ id: string }>(tx)`
    update "event" set "repeatCount" = "repeatCount" + 1
    where "organizationId" = ${scope.organizationId}::uuid and "endpointId" = ${endpointId}::uuid and "action" = ${action}
      and "webhookActionId" = ${webhookActionId} and "subjectExternalId" = ${subject.externalId}
    returning "id"`
  if (!row) throw new Error('A repeated event vanished between two statements of one transaction.')

  await tx.eventRepeat.create({ data: { organizationId: scope.organizationId, eventId: row.id }, select: { id: true } })
  await notifyChange(tx, { scope, topic: 'events' })

  return row.id
}

export type ReadAnew = Pick<NewEvent, 'scope' | 'connectionId' | 'action' | 'label' | 'subject' | 'state' | 'reason'> & { id: string }

/**
 * Keeps what a delivery says that could not be read when it came. Where it is understood now, its job goes on in the lane of what it is about;
 * otherwise it is settled as when it came.
 */
export async function noteReadAnew(tx: TenantTransaction, event: ReadAnew): Promise<void> {
  const { scope, id, connectionId, action, label, subject, state, reason } = event
  const isFinal = state !== 'Received'
  await execute(tx)`
    update "event" set "action" = ${action}, "label" = ${label}, "subjectKind" = ${subject.kind}, "subjectExternalId" = ${subject.externalId},
      "candidateExternalId" = ${subject.candidateExternalId}, "state" = ${state}::"EventState", "reason" = ${reason?.message ?? null},
      "reasonCode" = ${reason?.code ?? null}, "finishedAt" = case when ${isFinal} then clock_timestamp() end,
      "body" = case when ${state === 'Ignored'} then '' else "body" end
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid`
  if (!isFinal) await enqueueEvent(tx, { scope, id, connectionId, subject })
  await notifyChange(tx, { scope, topic: 'events' })
  if (state === 'NeedsAttention') await tellOfTrouble(tx, { scope, isConfidential: true })
}
