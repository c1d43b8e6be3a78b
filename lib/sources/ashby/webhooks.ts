import { isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'

/**
 * The webhooks every connection with a key has, whatever events the admin chose: what was chosen decides what a change may do,
 * but approval arrives as an update, a deletion must be noticed, and an archived application withdraws its offers. A hire is told by
 * Candidate Hired and once more by whoever pushes it; its stage change comes with an Application Update, so that it needs none of its own.
 */
export const ashbyWebhookTypes = [
  'offerCreate',
  'offerUpdate',
  'offerDelete',
  'applicationUpdate',
  'candidateHire',
  'pushToHRIS',
  'candidateDelete',
  'candidateMerge',
] as const

export type AshbyWebhookType = (typeof ashbyWebhookTypes)[number]

export type WebhookState = { id: string; isEnabled: boolean; requestUrl: string | null; webhookType: string | null }

type CreateWebhook = { client: AshbyClient; webhookType: string; requestUrl: string; secretToken: string }

/**
 * Creates one webhook. Ashby pings `requestUrl` during the call, so the endpoint must already answer; a ping that fails leaves the webhook
 * created but disabled (https://developers.ashbyhq.com/docs/setting-up-webhooks), hence look at `isEnabled`.
 * @throws AshbyError; with `ashby_outcome_unknown` a webhook may exist that nobody knows the id of, for Ashby cannot list webhooks.
 */
export async function createWebhook({ client, webhookType, requestUrl, secretToken }: CreateWebhook): Promise<WebhookState> {
  const { results } = await client.call('webhook.create', { webhookType, requestUrl, secretToken })

  return toState(results)
}

/** What Ashby knows of a webhook; null when it was deleted there. The secret is never part of it. */
export async function readWebhook({ client, webhookId }: { client: AshbyClient; webhookId: string }): Promise<WebhookState | null> {
  try {
    const { results } = await client.call('webhook.info', { webhookId })

    return toState(results)
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found')) return null
    throw error
  }
}

type UpdateWebhook = { client: AshbyClient; webhookId: string; change: { enabled?: boolean; requestUrl?: string; secretToken?: string } }

/** Changes a webhook or enables it again; Ashby pings it again and disables it if that fails. */
export async function updateWebhook({ client, webhookId, change }: UpdateWebhook): Promise<WebhookState> {
  const { results } = await client.call('webhook.update', { webhookId, ...change })

  return toState(results)
}

/** Deletes a webhook. One that is gone already counts as done, so that disconnecting can be repeated. */
export async function deleteWebhook({
  client,
  webhookId,
}: {
  client: AshbyClient
  webhookId: string
}): Promise<'deleted' | 'already_gone'> {
  try {
    await client.call('webhook.delete', { webhookId })

    return 'deleted'
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found')) return 'already_gone'
    throw error
  }
}

type WebhookResults = { id: string; enabled: boolean; requestUrl?: string | null; webhookType?: string | null }

function toState({ id, enabled, requestUrl, webhookType }: WebhookResults): WebhookState {
  return { id, isEnabled: enabled, requestUrl: requestUrl ?? null, webhookType: webhookType ?? null }
}
