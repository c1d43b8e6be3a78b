import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { type ApiRoutes, toContract } from '#components/api/routes.ts'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import type { contract } from '#lib/domain/contract.ts'

export type ApiClient = ContractRouterClient<typeof contract>
export type ApiUtils = ReturnType<typeof createApiUtils>

/** The API as the browser calls it, in the name of one organization; null for procedures about the person alone. */
export function createApiClient({ organizationSlug, routes }: { organizationSlug: string | null; routes: ApiRoutes }): ApiClient {
  const link = new OpenAPILink(toContract(routes), {
    url: () => `${window.location.origin}/api/v1`,
    headers: () => (organizationSlug === null ? {} : { [ORGANIZATION_HEADER]: organizationSlug }),
  })

  return createORPCClient(link)
}

/** Query and mutation options for TanStack Query, one per procedure. */
export function createApiUtils(client: ApiClient) {
  return createTanstackQueryUtils(client)
}
