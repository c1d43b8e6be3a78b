import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { TEST_ACTION } from './terms.ts'

export type TestEndpoint = { id: string; source: string; tokenSealed: string; secretSealed: string }

/** The endpoint of a connection that a test event goes to: its oldest one that takes in. @throws AppError `not_found`, `conflict`. */
export async function getTestEndpoint({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<TestEndpoint> {
  return inTenant(scope, async (tx) => {
    const connection = await tx.connection.findUnique({ where: tenantKey(scope, connectionId), select: { source: true, state: true } })
    if (!connection) throw notFoundError('connection')
    if (connection.state === 'Disconnected')
      throw conflictError('This account is disconnected, so it takes in nothing. Connect it again first.')
    const endpoint = await tx.webhookEndpoint.findFirst({
      where: { connectionId, state: 'Active' },
      orderBy: { id: 'asc' },
      select: { id: true, tokenSealed: true, secretSealed: true },
    })
    if (!endpoint) throw conflictError('This account has no webhook yet. Finish setting it up, then send a test event.')

    return { ...endpoint, source: connection.source }
  })
}

/** The stored event of a test; null where none was stored. */
export async function findTestEventId({
  scope,
  endpointId,
  webhookActionId,
}: {
  scope: TenantScope
  endpointId: string
  webhookActionId: string
}): Promise<string | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.event.findFirst({ where: { endpointId, action: TEST_ACTION, webhookActionId }, select: { id: true } })

    return row?.id ?? null
  })
}
