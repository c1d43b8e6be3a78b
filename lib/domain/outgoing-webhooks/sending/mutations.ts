import { notify } from '#lib/domain/notifications/mutations.ts'
import { outgoingQueueOf, sendOutgoingMessageJob } from '#lib/domain/outgoing-webhooks/jobs.ts'
import { writeWebhookAudit } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { readOutgoingData } from '#lib/domain/outgoing-webhooks/objects/queries.ts'
import { holdOutgoingWebhook } from '#lib/domain/outgoing-webhooks/queries.ts'
import { hasFailedTooLong, isOutgoingEvent, listReaderPermissions, nextOutgoingTry } from '#lib/domain/outgoing-webhooks/rules.ts'
import { openSecrets } from '#lib/domain/outgoing-webhooks/secrets/queries.ts'
import type { StopReason } from '#lib/domain/outgoing-webhooks/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

type MessageRef = { scope: TenantScope; messageId: string }

/** What one try sends, and to whom. */
export type OutgoingTry = { messageId: string; webhookId: string; url: string; body: string; secrets: string[]; isTest: boolean }

type HeldMessage = {
  id: string
  webhookId: string
  event: string
  objectId: string | null
  state: string
  at: Date
  body: string | null
  hasPay: boolean
  isConfidential: boolean
}

/**
 * Prepares one try: freezes the body at the first. Null where there is nothing to send: it was settled meanwhile, the webhook is off, or what
 * it tells of is gone or hidden from it. Then the message is settled here.
 */
export async function beginOutgoingTry({ scope, messageId }: MessageRef): Promise<OutgoingTry | null> {
  return inTenant(scope, async (tx) => {
    const message = await holdMessage(tx, { scope, messageId })
    if (message?.state !== 'Waiting') return null
    const webhook = await tx.outgoingWebhook.findUniqueOrThrow({
      where: tenantKey(scope, message.webhookId),
      select: {
        id: true,
        url: true,
        state: true,
        includesPay: true,
        includesConfidential: true,
        secretSealed: true,
        oldSecretSealed: true,
        oldSecretEndsAt: true,
      },
    })
    const isTest = !isOutgoingEvent(message.event)
    if (webhook.state !== 'On' && !isTest) {
      await settle(tx, { scope, messageId, state: 'Failed', reason: 'The webhook was off when its turn came. Switch it on, then replay.' })
      return null
    }
    if (message.isConfidential && !webhook.includesConfidential) {
      await settle(tx, { scope, messageId, state: 'Cancelled', reason: 'The webhook is not told of confidential jobs any more.' })
      return null
    }
    const body = await freezeBody(tx, { scope, message, webhook })
    if (body === null) {
      await settle(tx, { scope, messageId, state: 'Cancelled', reason: 'What it tells of is gone, or hidden from this webhook.' })
      return null
    }
    const secrets = openSecrets(scope, webhook, await readDatabaseClock(tx))

    return { messageId, webhookId: webhook.id, url: webhook.url, body, secrets, isTest }
  })
}

/**
 * Holds a message. An offer is held before: what takes its publication back holds it for longer than it takes to decide that, and a publication
 * that was taken back must not be told.
 */
async function holdMessage(tx: TenantTransaction, { scope: { organizationId }, messageId }: MessageRef): Promise<HeldMessage | null> {
  await query(tx)`
    select 1 from "offer" where "organizationId" = ${organizationId}::uuid and "id" = (
      select "objectId" from "outgoing_message" where "organizationId" = ${organizationId}::uuid and "id" = ${messageId}::uuid) for share`
  const [message = null] = await query<HeldMessage>(tx)`
    select "id"::text, "webhookId"::text, "event", "objectId"::text, "state"::text, "at", "body", "hasPay", "isConfidential"
    from "outgoing_message" where "organizationId" = ${organizationId}::uuid and "id" = ${messageId}::uuid for update`

  return message
}

type FreezeBody = { scope: TenantScope; message: HeldMessage; webhook: { includesPay: boolean; includesConfidential: boolean } }

/** A body is the same in every try, unless pay may not be told any more that stands in it. */
async function freezeBody(tx: TenantTransaction, { scope, message, webhook }: FreezeBody): Promise<string | null> {
  const { id, event, objectId, at } = message
  if (message.body !== null && (webhook.includesPay || !message.hasPay)) return message.body
  const data = await readData(tx, { scope, event, objectId, webhook })
  if (data === null) return null

  const body = JSON.stringify({ type: event, timestamp: at.toISOString(), data })
  const hasPay = webhook.includesPay && isOutgoingEvent(event)
  await tx.outgoingMessage.update({ where: tenantKey(scope, id), data: { body, hasPay }, select: { id: true } })

  return body
}

type ReadData = { scope: TenantScope; event: string; objectId: string | null; webhook: FreezeBody['webhook'] }

async function readData(tx: TenantTransaction, { scope, event, objectId, webhook }: ReadData): Promise<unknown> {
  if (!isOutgoingEvent(event)) return {}

  return objectId === null ? null : readOutgoingData(tx, { scope, event, objectId, permissions: listReaderPermissions(webhook) })
}

/** What came of a try. `gone`: the other side wants to hear nothing any more. */
export type OutgoingTryResult = {
  startedAt: Date
  durationMs: number
  status: number | null
  verdict: 'taken' | 'refused' | 'gone'
  problem: string | null
  excerpt: string | null
}

/** Writes a try down, and what follows: the next one is planned, the message settled, the webhook stopped where that is due. */
export async function endOutgoingTry({
  scope,
  sent,
  result,
}: {
  scope: TenantScope
  sent: OutgoingTry
  result: OutgoingTryResult
}): Promise<void> {
  const { messageId, webhookId, isTest } = sent
  await inTenant(scope, async (tx) => {
    // In the order of whoever changes the webhook: it first, its messages then.
    const webhook = await holdOutgoingWebhook(tx, { scope, id: webhookId })
    if (!webhook) return
    const message = await countTry(tx, { scope, messageId, result })
    if (!message) return

    const now = await readDatabaseClock(tx)
    const isOk = result.verdict === 'taken'
    if (isOk) await settle(tx, { scope, messageId, state: 'Delivered', reason: null })
    else if (isTest) await settle(tx, { scope, messageId, state: 'Failed', reason: result.problem })
    else await planNextTry(tx, { scope, sent, result, tryCount: message.tryCount, now })
    if (!isTest) await noteAtWebhook(tx, { scope, webhookId, isOn: webhook.state === 'On', verdict: result.verdict, now })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
  })
}

type CountTry = MessageRef & { result: OutgoingTryResult }

/** Null for a message that was erased or settled otherwise while it was on its way: then there is nothing to write down. */
async function countTry(tx: TenantTransaction, { scope, messageId, result }: CountTry): Promise<{ tryCount: number } | null> {
  const { organizationId } = scope
  const [message = null] = await query<{ tryCount: number }>(tx)`
    update "outgoing_message" set "tryCount" = "tryCount" + 1, "attemptCount" = "attemptCount" + 1
    where "organizationId" = ${organizationId}::uuid and "id" = ${messageId}::uuid and "state" = 'Waiting' returning "tryCount"`
  if (!message) return null

  const { verdict, ...attempt } = result
  await tx.outgoingAttempt.create({
    data: { organizationId, id: createId(), messageId, ...attempt, isOk: verdict === 'taken' },
    select: { id: true },
  })

  return message
}

type PlanNextTry = { scope: TenantScope; sent: OutgoingTry; result: OutgoingTryResult; tryCount: number; now: Date }

async function planNextTry(tx: TenantTransaction, { scope, sent, result, tryCount, now }: PlanNextTry): Promise<void> {
  const { messageId, webhookId } = sent
  const nextAt = result.verdict === 'gone' ? null : nextOutgoingTry({ tryCount, now })
  if (nextAt === null) return settle(tx, { scope, messageId, state: 'Failed', reason: result.problem })

  const data = { nextAttemptAt: nextAt, reason: result.problem }
  await tx.outgoingMessage.update({ where: tenantKey(scope, messageId), data, select: { id: true } })
  await enqueueTry(tx, { scope, messageId, webhookId, runAt: nextAt })
}

export type EnqueueTry = MessageRef & { webhookId: string; runAt?: Date }

/** Plans the next try of a message, in place of one that waits. */
export async function enqueueTry(tx: TenantTransaction, { scope, messageId, webhookId, runAt }: EnqueueTry): Promise<void> {
  const options = { ...outgoingQueueOf({ id: messageId, webhookId }), runAt, isReplacing: true }
  await enqueue(tx, sendOutgoingMessageJob, { organizationId: scope.organizationId, messageId }, options)
}

type Settle = MessageRef & { state: 'Delivered' | 'Failed' | 'Cancelled'; reason: string | null }

async function settle(tx: TenantTransaction, { scope, messageId, state, reason }: Settle): Promise<void> {
  const data = { state, reason, nextAttemptAt: null, finishedAt: new Date() }
  await tx.outgoingMessage.update({ where: tenantKey(scope, messageId), data, select: { id: true } })
  await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
}

type NoteAtWebhook = { scope: TenantScope; webhookId: string; isOn: boolean; verdict: OutgoingTryResult['verdict']; now: Date }

/** Keeps since when nothing is taken, and stops the webhook where that has been too long or nothing is wanted. */
async function noteAtWebhook(tx: TenantTransaction, { scope, webhookId, isOn, verdict, now }: NoteAtWebhook): Promise<void> {
  const isOk = verdict === 'taken'
  const [row] = await query<{ failingSince: Date | null }>(tx)`
    update "outgoing_webhook" set "lastAttemptAt" = ${now}::timestamptz, "lastAttemptOk" = ${isOk}::boolean,
      "failingSince" = case when ${isOk}::boolean then null else coalesce("failingSince", ${now}::timestamptz) end
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${webhookId}::uuid returning "failingSince"`
  if (!isOn || isOk || !row?.failingSince) return

  const reason = verdict === 'gone' ? 'gone' : hasFailedTooLong({ failingSince: row.failingSince, now }) ? 'failing' : null
  if (reason) await stopWebhook(tx, { scope, webhookId, reason })
}

type StopWebhook = { scope: TenantScope; webhookId: string; reason: StopReason }

async function stopWebhook(tx: TenantTransaction, { scope, webhookId, reason }: StopWebhook): Promise<void> {
  const data = { state: 'Stopped', stopReason: reason, stateChangedAt: new Date() } as const
  await tx.outgoingWebhook.update({ where: tenantKey(scope, webhookId), data, select: { id: true } })
  await writeWebhookAudit(tx, {
    scope,
    actor: { kind: 'System' },
    origin: { ipAddress: null, requestId: null },
    id: webhookId,
    action: 'outgoing-webhook.stopped',
    after: { reason },
  })
  await notify(tx, { scope, kind: 'webhook.stopped', objectId: webhookId, audience: { permission: 'webhooks.manage' } })
}
