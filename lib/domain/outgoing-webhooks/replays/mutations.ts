import { outgoingQueueOf, sendOutgoingMessageJob } from '#lib/domain/outgoing-webhooks/jobs.ts'
import { type WebhookContext, writeWebhookAudit } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { lockOutgoingWebhook } from '#lib/domain/outgoing-webhooks/queries.ts'
import { REPLAYABLE, whereFailed } from '#lib/domain/outgoing-webhooks/replays/queries.ts'
import { isOutgoingEvent } from '#lib/domain/outgoing-webhooks/rules.ts'
import { enqueueTry } from '#lib/domain/outgoing-webhooks/sending/mutations.ts'
import { REPLAY_MAX } from '#lib/domain/outgoing-webhooks/terms.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'

/** As a message is that begins anew: at once, with all its tries. */
const AGAIN = { state: 'Waiting', reason: null, finishedAt: null, tryCount: 0 } as const

export type ReplayMessage = Omit<WebhookContext, 'permissions'> & { webhookId: string; messageId: string }

/**
 * Sends one message again, with the same id and body. One that waits is tried at once.
 * @throws AppError `not_found`; `conflict` while the webhook is off, for a test, and where the body is gone.
 */
export async function replayOutgoingMessage({ scope, ...input }: ReplayMessage): Promise<void> {
  const { webhookId, messageId } = input

  await inTenant(scope, async (tx) => {
    await requireOn(tx, { scope, webhookId })
    const message = await tx.outgoingMessage.findFirst({
      where: { ...tenantWhere(scope), id: messageId, webhookId },
      select: { event: true, objectId: true, bodyRemovedAt: true },
    })
    if (!message) throw notFoundError('message')
    requireReplayable(message)

    await tx.outgoingMessage.update({
      where: tenantKey(scope, messageId),
      data: { ...AGAIN, nextAttemptAt: new Date() },
      select: { id: true },
    })
    await enqueueTry(tx, { scope, messageId, webhookId })
    await writeWebhookAudit(tx, { ...input, scope, id: webhookId, action: 'outgoing-webhook.message-replayed', after: { messageId } })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
  })
}

function requireReplayable({
  event,
  objectId,
  bodyRemovedAt,
}: {
  event: string
  objectId: string | null
  bodyRemovedAt: Date | null
}): void {
  if (!isOutgoingEvent(event)) throw conflictError('This is a test. Send a new one instead.')
  if (bodyRemovedAt !== null) throw conflictError('What this message said is kept no more, so it cannot be sent again.')
  if (objectId === null) throw conflictError('What this message told of was erased, so it cannot be sent again.')
}

async function requireOn(tx: TenantTransaction, { scope, webhookId }: Pick<ReplayMessage, 'scope' | 'webhookId'>): Promise<void> {
  const { state } = await lockOutgoingWebhook(tx, { scope, id: webhookId })
  if (state !== 'On') throw conflictError('The webhook is off. Switch it on, then send messages again.')
}

/**
 * Sends all again that failed since an instant, the oldest first, each with its id and body.
 * @throws AppError `not_found`, `conflict` while the webhook is off.
 */
export async function replayFailedMessages({
  scope,
  webhookId,
  since,
  ...input
}: Omit<WebhookContext, 'permissions'> & { webhookId: string; since: Date }): Promise<{ replayed: number; isMore: boolean }> {
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    await requireOn(tx, { scope, webhookId })
    const where = { ...whereFailed({ scope, webhookId, since }), ...REPLAYABLE }
    const found = await tx.outgoingMessage.findMany({ where, orderBy: { id: 'asc' }, take: REPLAY_MAX + 1, select: { id: true } })
    const ids = found.slice(0, REPLAY_MAX).map(({ id }) => id)
    if (ids.length === 0) return { replayed: 0, isMore: false }

    await tx.outgoingMessage.updateMany({ where: { organizationId, id: { in: ids } }, data: { ...AGAIN, nextAttemptAt: new Date() } })
    await enqueueAll(
      tx,
      sendOutgoingMessageJob,
      ids.map((id) => ({ payload: { organizationId, messageId: id }, options: outgoingQueueOf({ id, webhookId }) })),
    )
    const after = { count: ids.length, since: since.toISOString() }
    await writeWebhookAudit(tx, { ...input, scope, id: webhookId, action: 'outgoing-webhook.failed-replayed', after })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })

    return { replayed: ids.length, isMore: found.length > REPLAY_MAX }
  })
}
