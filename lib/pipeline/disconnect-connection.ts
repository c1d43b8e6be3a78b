import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { disconnectConnection } from '#lib/domain/connections/mutations.ts'
import { getConnection } from '#lib/domain/connections/queries.ts'
import { removeEndpoint } from '#lib/domain/endpoints/mutations.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { deleteWebhook } from '#lib/sources/ashby/webhooks.ts'
import { type AshbyConnection, openAshby } from './ashby-connection.ts'

/**
 * Disconnects an account: first our side, so that nothing is taken in any more and nothing is forgotten after a crash, then the
 * webhooks in Ashby. What could not be deleted there stays listed for the admin to delete by hand.
 */
export async function disconnect(input: Act<Actor> & { id: string }): Promise<void> {
  const { scope, id } = input
  const { endpoints, state, keyLastFour } = await getConnection({ scope, id })
  if (state === 'Disconnected') return

  const connection = keyLastFour === null ? null : await openBeforeKeyGoes(input)
  await disconnectConnection(input)
  if (!connection) return

  for (const endpoint of endpoints) {
    if (!endpoint.externalId || endpoint.state !== 'Active') continue
    try {
      await deleteWebhook({ client: connection.leavingClient, webhookId: endpoint.externalId })
      await removeEndpoint({ scope, id: endpoint.id })
    } catch (thrown) {
      const ids = { organizationId: scope.organizationId, connectionId: id }
      logFailure({ what: 'webhook left in Ashby', error: toAppError(thrown), ids })
    }
  }
}

/** Null when the key cannot be used any more: then all webhooks are to be deleted by hand. */
async function openBeforeKeyGoes({ scope, id }: Act<Actor> & { id: string }): Promise<AshbyConnection | null> {
  try {
    return await openAshby({ scope, connectionId: id })
  } catch (thrown) {
    const ids = { organizationId: scope.organizationId, connectionId: id }
    logFailure({ what: 'disconnecting without a usable key', error: toAppError(thrown), ids })
    return null
  }
}
