import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'

const deliverySelect = {
  id: true,
  connectionId: true,
  webhookType: true,
  state: true,
  secretSealed: true,
  nextSecretSealed: true,
  nextSecretUsedAt: true,
  verifiedAt: true,
  connection: { select: { id: true, source: true, state: true, environment: true, lastEventAt: true } },
} satisfies Prisma.WebhookEndpointSelect

export type EndpointForDelivery = Prisma.WebhookEndpointGetPayload<{ select: typeof deliverySelect }>

/** What the receiver needs to judge a delivery; null when the endpoint is gone. */
export async function findEndpointForDelivery({ scope, id }: { scope: TenantScope; id: string }): Promise<EndpointForDelivery | null> {
  return inTenant(scope, (tx) => tx.webhookEndpoint.findUnique({ where: tenantKey(scope, id), select: deliverySelect }))
}
