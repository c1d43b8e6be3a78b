import { createId } from '#sandbox/ids.ts'
import type { Delivery, Webhook, WebhookEvent } from '#sandbox/model.ts'
import type { Transaction } from '#sandbox/store.ts'
import { readInfo } from '#sandbox/view.ts'
import type { WebhookType } from './types.ts'

export type EventDraft = { action: WebhookType; subjectId: string; data: unknown }

/**
 * Tells every enabled webhook of a type what happened, with the object as it is at this moment: a delivery that is retried hours
 * later still carries this body. All events of one act share the act's webhookActionId.
 */
export function emitEvent(transaction: Transaction, { action, subjectId, data }: EventDraft): void {
  if (transaction.isSilent) return

  const webhooks = transaction.list('webhook').filter((webhook) => webhook.enabled && webhook.webhookType === action)
  if (webhooks.length === 0) return

  const { webhookActionId, now } = transaction
  const event: WebhookEvent = { id: createId(), action, webhookActionId, subjectId, createdAt: now }
  transaction.put('event', event)
  transaction.writeBody(event.id, JSON.stringify({ webhookActionId, action, data }))
  for (const webhook of webhooks) addDelivery(transaction, event, webhook)
}

/** Sends a stored event again, exactly as it was: same body, same webhookActionId. Returns how many deliveries that makes. */
export function emitAgain(transaction: Transaction, event: WebhookEvent): number {
  const webhooks = transaction.list('webhook').filter((webhook) => webhook.enabled && webhook.webhookType === event.action)
  for (const webhook of webhooks) addDelivery(transaction, event, webhook)

  return webhooks.length
}

function addDelivery(transaction: Transaction, event: WebhookEvent, webhook: Webhook): void {
  const { faults } = readInfo(transaction.account)
  const isDropped = Math.random() < faults.dropWebhookRate
  const copies = !isDropped && Math.random() < faults.duplicateWebhookRate ? 2 : 1

  for (let copy = 0; copy < copies; copy += 1) {
    const delayMs = Math.random() * faults.reorderWebhooksMs
    const delivery: Delivery = {
      id: createId(),
      eventId: event.id,
      webhookId: webhook.id,
      action: event.action,
      webhookActionId: event.webhookActionId,
      subjectId: event.subjectId,
      state: isDropped ? 'dropped' : 'pending',
      attempts: [],
      nextAttemptAt: isDropped ? null : new Date(Date.parse(transaction.now) + delayMs).toISOString(),
      createdAt: transaction.now,
    }
    transaction.put('delivery', delivery)
    if (!isDropped) transaction.deliverAfterCommit(delivery)
  }
}
