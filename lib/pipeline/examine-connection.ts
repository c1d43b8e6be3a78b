import { noteExamined } from '#lib/domain/connections/doctor/mutations.ts'
import { noteKeyCheck } from '#lib/domain/connections/mutations.ts'
import { getConnection, type StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { activateEndpoint, removeEndpoint } from '#lib/domain/endpoints/mutations.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { type AppError, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import type { AshbyClient } from '#lib/sources/ashby/client.ts'
import { readWebhook, updateWebhook } from '#lib/sources/ashby/webhooks.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { reviewHealth } from './review-health.ts'

type ConnectionRef = { scope: TenantScope; connectionId: string }

/**
 * Asks Ashby what the key may do and whether every webhook is on: at most nine calls, one after the other. A paused account is looked at,
 * too. A refusal is what there is to find, so it is written down and not thrown; returns why Ashby could not be asked, null where it was.
 */
export async function examineConnection({ scope, connectionId }: ConnectionRef): Promise<AppError | null> {
  const { state, keyLastFour } = await getConnection({ scope, id: connectionId })
  if (state === 'Disconnected') return null

  const error = keyLastFour === null ? null : await examineAtAshby({ scope, connectionId })
  if (!error) await noteExamined({ scope, id: connectionId })
  await reviewHealth({ scope, connectionId })

  return error
}

async function examineAtAshby({ scope, connectionId }: ConnectionRef): Promise<AppError | null> {
  let connection: AshbyConnection | null = null
  try {
    connection = await openAshby({ scope, connectionId })
    const { access } = connection
    const client = clientFor(connection)
    const { results } = await client.call('apiKey.info', {})
    if (access.keySealed) {
      await noteKeyCheck({ scope, id: connectionId, keySealed: access.keySealed, scopes: results.scopes ?? [], errorCode: null })
    }
    await forEachWebhook({ scope, connectionId }, (endpoint, webhookId) => lookAtWebhook({ scope, client, endpoint, webhookId }))

    return null
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'examining stopped', error, ids: { organizationId: scope.organizationId, connectionId } })
    if (connection) await noteKeyHealth({ scope, access: connection.access, error })

    return isAshbyError(error, 'ashby_key_invalid', 'ashby_permission_missing') ? null : error
  }
}

/** Nothing holds a paused account's examination but its own pause, which is about what comes in. */
function clientFor({ access, client, leavingClient }: AshbyConnection): AshbyClient {
  return access.state === 'Paused' ? leavingClient : client
}

type Look = { scope: TenantScope; client: AshbyClient; endpoint: StoredEndpoint; webhookId: string }

/** One that Ashby no longer knows counts as removed: configuring makes another one. */
async function lookAtWebhook({ scope, client, endpoint, webhookId }: Look): Promise<void> {
  const found = await readWebhook({ client, webhookId })
  if (found) await activateEndpoint({ scope, id: endpoint.id, externalId: webhookId, isEnabled: found.isEnabled })
  else await removeEndpoint({ scope, id: endpoint.id })
}

/**
 * Turns every webhook on again that Ashby turned off; Ashby pings each. One that Ashby no longer knows counts as removed.
 * @throws AppError of the first call that went wrong; what was done before it stands.
 */
export async function enableWebhooks({ scope, connectionId }: ConnectionRef): Promise<void> {
  const connection = await openAshby({ scope, connectionId })
  const client = clientFor(connection)
  try {
    await forEachWebhook({ scope, connectionId }, async (endpoint, webhookId) => {
      if (!endpoint.enabled) await enableWebhook({ scope, client, endpoint, webhookId })
    })
  } catch (error) {
    await noteKeyHealth({ scope, access: connection.access, error })
    throw error
  } finally {
    await reviewHealth({ scope, connectionId })
  }
}

async function enableWebhook({ scope, client, endpoint, webhookId }: Look): Promise<void> {
  try {
    const { isEnabled } = await updateWebhook({ client, webhookId, change: { enabled: true } })
    await activateEndpoint({ scope, id: endpoint.id, externalId: webhookId, isEnabled })
  } catch (error) {
    if (!isAshbyError(error, 'ashby_not_found')) throw error
    await removeEndpoint({ scope, id: endpoint.id })
  }
}

/** The webhooks that the key made and that stand, one after the other. */
export async function forEachWebhook(
  { scope, connectionId }: ConnectionRef,
  act: (endpoint: StoredEndpoint, webhookId: string) => Promise<void>,
): Promise<void> {
  const { endpoints } = await getConnection({ scope, id: connectionId })
  for (const endpoint of endpoints) {
    if (endpoint.state !== 'Active' || endpoint.webhookType === BY_HAND || !endpoint.externalId) continue
    await act(endpoint, endpoint.externalId)
  }
}
