import { z } from 'zod'
import type { Webhook } from '#sandbox/model.ts'
import { createInvalidInput, createNotFound } from '#sandbox/responses.ts'
import { createWebhook, deleteWebhook, updateWebhook } from '#sandbox/webhooks/manage.ts'
import { WEBHOOK_TYPES } from '#sandbox/webhooks/types.ts'
import { defineOperation } from './define.ts'
import { id } from './inputs.ts'

export const webhookOperations = [
  defineOperation({
    name: 'webhook.create',
    scope: 'apiKeys:write',
    kind: 'write',
    input: z.object({ webhookType: z.enum(WEBHOOK_TYPES), requestUrl: z.url({ protocol: /^https?$/ }), secretToken: z.string().min(1) }),
    run: async ({ store, account }, draft) => ({ results: renderWithSecret(await createWebhook({ store, account, draft })) }),
  }),
  defineOperation({
    name: 'webhook.info',
    scope: 'apiKeys:read',
    kind: 'read',
    input: z.object({ webhookId: id }),
    run({ account }, { webhookId }) {
      const webhook = account.tables.webhook.rows.get(webhookId)?.value
      if (!webhook) throw createNotFound({ noun: 'webhook', parameter: 'webhookId' })

      return { results: render(webhook) }
    },
  }),
  defineOperation({
    name: 'webhook.update',
    scope: 'apiKeys:write',
    kind: 'write',
    input: z.object({
      webhookId: id,
      enabled: z.boolean().optional(),
      requestUrl: z.url({ protocol: /^https?$/ }).optional(),
      secretToken: z.string().min(1).optional(),
    }),
    async run({ store, account }, { webhookId, ...patch }) {
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
      if (Object.keys(given).length === 0)
        throw createInvalidInput({ message: 'One of enabled, requestUrl or secretToken must be provided' })

      return { results: renderWithSecret(await updateWebhook({ store, account, webhookId, patch: given })) }
    },
  }),
  defineOperation({
    name: 'webhook.delete',
    scope: 'apiKeys:write',
    kind: 'write',
    input: z.object({ webhookId: id }),
    run({ store, account }, { webhookId }) {
      deleteWebhook({ store, account, webhookId })

      return { results: { webhookId } }
    },
  }),
]

/** webhook.info does not show the secret. */
function render({ id: webhookId, enabled, requestUrl, webhookType }: Webhook) {
  return { id: webhookId, enabled, requestUrl, webhookType }
}

function renderWithSecret(webhook: Webhook) {
  return { ...render(webhook), secretToken: webhook.secretToken }
}
