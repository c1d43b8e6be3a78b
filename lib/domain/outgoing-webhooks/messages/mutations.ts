import { type WebhookContext, writeWebhookAudit } from '#lib/domain/outgoing-webhooks/mutations.ts'
import { lockOutgoingWebhook } from '#lib/domain/outgoing-webhooks/queries.ts'
import { TEST_EVENT } from '#lib/domain/outgoing-webhooks/terms.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

export type AddTestMessage = Omit<WebhookContext, 'permissions'> & { webhookId: string }

/** Makes a message that tells of nothing, for the caller to send at once. Throws `not_found`. */
export async function addTestMessage({ scope, webhookId, ...by }: AddTestMessage): Promise<{ messageId: string }> {
  return inTenant(scope, async (tx) => {
    await lockOutgoingWebhook(tx, { scope, id: webhookId })
    const { id } = await tx.outgoingMessage.create({
      data: { organizationId: scope.organizationId, webhookId, event: TEST_EVENT },
      select: { id: true },
    })
    await writeWebhookAudit(tx, { ...by, scope, id: webhookId, action: 'outgoing-webhook.test-sent' })
    await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })

    return { messageId: id }
  })
}
