import type { ConnectionState, EndpointState } from '#lib/platform/db/generated/enums.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** An endpoint with what its connection says. */
export type EndpointForDelivery = {
  id: string
  webhookType: string
  state: EndpointState
  secretSealed: string
  nextSecretSealed: string | null
  nextSecretUsedAt: Date | null
  verifiedAt: Date | null
  connectionId: string
  source: string
  connectionState: ConnectionState
  lastEventAt: Date | null
}

/** What the receiver needs to judge a delivery, in one query; null when the endpoint is gone. */
export async function readEndpointForDelivery(
  tx: TenantTransaction,
  { scope, id }: { scope: TenantScope; id: string },
): Promise<EndpointForDelivery | null> {
  const [row] = await query<EndpointForDelivery>(tx)`
    select e."id", e."webhookType", e."state", e."secretSealed", e."nextSecretSealed", e."nextSecretUsedAt", e."verifiedAt",
      c."id" as "connectionId", c."source", c."state" as "connectionState", c."lastEventAt"
    from "webhook_endpoint" e join "connection" c on c."organizationId" = e."organizationId" and c."id" = e."connectionId"
    where e."organizationId" = ${scope.organizationId}::uuid and e."id" = ${id}::uuid`

  return row ?? null
}
