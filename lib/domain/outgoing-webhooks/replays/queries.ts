import { requireWebhook } from '#lib/domain/outgoing-webhooks/messages/queries.ts'
import { outgoingEvents, REPLAY_MAX } from '#lib/domain/outgoing-webhooks/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, tenantWhere } from '#lib/platform/db/tenant.ts'

export type CountFailed = { scope: TenantScope; webhookId: string; since: Date }

/** What failed since an instant, tests aside. */
export function whereFailed({ scope, webhookId, since }: CountFailed): Prisma.OutgoingMessageWhereInput {
  return { ...tenantWhere(scope), webhookId, stateKey: 'Failed', event: { in: [...outgoingEvents] }, at: { gte: since } }
}

/** Only messages of which there is still something to send. */
export const REPLAYABLE = { bodyRemovedAt: null, objectId: { not: null } } satisfies Prisma.OutgoingMessageWhereInput

/** How many a replay would send, at most one more than it may, and how many have nothing left to send. Throws `not_found`. */
export async function countFailedMessages({ scope, ...input }: CountFailed): Promise<{ count: number; withoutBody: number }> {
  return inTenant(scope, async (tx) => {
    await requireWebhook(tx, { scope, id: input.webhookId })
    const where = whereFailed({ scope, ...input })
    const found = await tx.outgoingMessage.findMany({ where: { ...where, ...REPLAYABLE }, take: REPLAY_MAX + 1, select: { id: true } })
    const withoutBody = await tx.outgoingMessage.count({ where: { ...where, NOT: REPLAYABLE } })

    return { count: found.length, withoutBody }
  })
}
