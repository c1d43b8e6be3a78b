import { createId } from '#sandbox/ids.ts'
import type { Webhook } from '#sandbox/model.ts'
import { AshbyError, createNotFound } from '#sandbox/responses.ts'
import type { Store } from '#sandbox/store.ts'
import type { Account } from '#sandbox/tables.ts'
import { isAnswered, sendWebhook } from './send.ts'

const PING_BODY = JSON.stringify({ action: 'ping', data: { webhookActionType: 'ping' } })

export type WebhookDraft = { webhookType: string; requestUrl: string; secretToken: string | null }
export type WebhookPatch = { enabled?: boolean; requestUrl?: string; secretToken?: string | null }

/** Creates a webhook and pings it before answering; one that does not answer is created disabled. */
export async function createWebhook({ store, account, draft }: { store: Store; account: Account; draft: WebhookDraft }): Promise<Webhook> {
  const webhook = store.write(account, (transaction): Webhook => {
    refuseDuplicate(transaction.list('webhook'), draft)
    const created = { id: createId(), ...draft, enabled: false, createdAt: transaction.now }
    transaction.put('webhook', created)

    return created
  })

  return pingWebhook({ store, account, webhookId: webhook.id, isWanted: true })
}

/** Every edit pings again, but for switching off; one that is off stays off unless the edit says `enabled: true`. */
export async function updateWebhook(input: { store: Store; account: Account; webhookId: string; patch: WebhookPatch }): Promise<Webhook> {
  const { store, account, webhookId, patch } = input
  const webhook = store.write(account, (transaction): Webhook => {
    const current = transaction.get('webhook', webhookId)
    if (!current) throw createNotFound({ noun: 'webhook', parameter: 'webhookId' })

    const changed = { ...current, ...patch }
    refuseDuplicate(
      transaction.list('webhook').filter((other) => other.id !== webhookId),
      changed,
    )
    transaction.put('webhook', changed)

    return changed
  })
  if (patch.enabled === false) return webhook

  return pingWebhook({ store, account, webhookId, isWanted: webhook.enabled })
}

export function deleteWebhook({ store, account, webhookId }: { store: Store; account: Account; webhookId: string }): void {
  store.write(account, (transaction) => {
    if (!transaction.get('webhook', webhookId)) throw createNotFound({ noun: 'webhook', parameter: 'webhookId' })

    transaction.remove('webhook', webhookId)
  })
}

type PingInput = { store: Store; account: Account; webhookId: string; isWanted: boolean }

async function pingWebhook({ store, account, webhookId, isWanted }: PingInput): Promise<Webhook> {
  const before = account.tables.webhook.rows.get(webhookId)?.value
  if (!before) throw createNotFound({ noun: 'webhook', parameter: 'webhookId' })

  const attempt = await sendWebhook({ url: before.requestUrl, secret: before.secretToken, body: PING_BODY })

  return store.write(account, (transaction) => {
    const current = transaction.get('webhook', webhookId) ?? before
    const pinged = { ...current, enabled: isWanted && isAnswered(attempt) }
    if (transaction.get('webhook', webhookId)) transaction.put('webhook', pinged)

    return pinged
  })
}

function refuseDuplicate(existing: Webhook[], draft: { webhookType: string; requestUrl: string }): void {
  const isTaken = existing.some((other) => other.webhookType === draft.webhookType && other.requestUrl === draft.requestUrl)
  if (!isTaken) return

  throw new AshbyError({
    code: 'duplicate_webhook',
    message: 'This is a duplicate webhook: one with the same webhookType and requestUrl already exists',
    parameter: 'requestUrl',
  })
}
