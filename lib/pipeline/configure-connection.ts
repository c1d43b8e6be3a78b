import { failConfiguration, finishConfiguration } from '#lib/domain/connections/mutations.ts'
import { getConnection, type StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { abandonEndpoint, activateEndpoint, createEndpoint, type NewEndpoint, removeEndpoint } from '#lib/domain/endpoints/mutations.ts'
import { enqueueWaiting } from '#lib/domain/events/waiting/mutations.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { env } from '#lib/platform/env.ts'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import {
  ashbyWebhookTypes,
  createWebhook,
  deleteWebhook,
  readWebhook,
  updateWebhook,
  type WebhookState,
} from '#lib/sources/ashby/webhooks.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { endpointUrl } from './endpoint-url.ts'
import { reviewHealth } from './review-health.ts'

type Configuring = { scope: TenantScope; connectionId: string }

/**
 * Creates the webhooks that a connection needs in Ashby, one after the other, then starts the first check.
 * Each has a fresh URL and secret that are written before Ashby is called, because Ashby pings during the call. A call that was cut in
 * the middle is never repeated: its endpoint is abandoned and the next attempt uses another one.
 */
export async function configureConnection({ scope, connectionId }: Configuring): Promise<void> {
  let connection: AshbyConnection | null = null
  try {
    connection = await openAshby({ scope, connectionId })
    const { endpoints } = await getConnection({ scope, id: connectionId })

    // A row still in Creating is from an attempt that died in the middle.
    for (const cut of endpoints.filter((endpoint) => endpoint.state === 'Creating')) await abandonEndpoint({ scope, id: cut.id })
    for (const webhookType of ashbyWebhookTypes) {
      const active = endpoints.find((endpoint) => endpoint.webhookType === webhookType && endpoint.state === 'Active')
      if (!active || !(await keepEndpoint({ scope, connection, endpoint: active }))) await addWebhook({ scope, connection, webhookType })
    }
    await finishConfiguration({
      scope,
      id: connectionId,
      async follow(tx) {
        await enqueueWaiting(tx, { scope, connectionId })
        await requestSourceFields(tx, { scope, connectionId, isForced: true })
        await planNextSweep(tx, { scope, connectionId })
      },
    })
    await noteKeyHealth({ scope, access: connection.access, error: null })
    await startSweep({ scope, connectionId, trigger: 'Connected', actor: { kind: 'System' }, origin: { ipAddress: null, requestId: null } })
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'configuring stopped', error, ids: { organizationId: scope.organizationId, connectionId } })
    if (connection) await noteKeyHealth({ scope, access: connection.access, error })
    await failConfiguration({
      scope,
      id: connectionId,
      error: { code: error.code, message: error.userMessage, requestId: error.requestId },
    })
  }
  await reviewHealth({ scope, connectionId })
}

type KeepOptions = { scope: TenantScope; connection: AshbyConnection; endpoint: StoredEndpoint }

/** True when Ashby still has the webhook and it is on, or could be turned on again. */
async function keepEndpoint({ scope, connection, endpoint }: KeepOptions): Promise<boolean> {
  const { client } = connection
  if (!endpoint.externalId) return false

  const found = await readWebhook({ client, webhookId: endpoint.externalId })
  if (!found) {
    await removeEndpoint({ scope, id: endpoint.id })
    return false
  }
  await requireEnabled({ scope, connection, endpointId: endpoint.id, webhook: found })

  return true
}

async function addWebhook({
  scope,
  connection,
  webhookType,
}: {
  scope: TenantScope
  connection: AshbyConnection
  webhookType: string
}): Promise<void> {
  const endpoint = await createEndpoint({ scope, connectionId: connection.access.id, webhookType })
  const webhook = await createAtAshby({ scope, connection, webhookType, endpoint })
  await requireEnabled({ scope, connection, endpointId: endpoint.id, webhook })
}

type CreateAtAshby = { scope: TenantScope; connection: AshbyConnection; webhookType: string; endpoint: NewEndpoint }

async function createAtAshby({ scope, connection, webhookType, endpoint }: CreateAtAshby): Promise<WebhookState> {
  try {
    const requestUrl = endpointUrl(endpoint.token)

    return await createWebhook({ client: connection.client, webhookType, requestUrl, secretToken: endpoint.secret })
  } catch (error) {
    // Only a call whose outcome nobody knows may have left a webhook behind.
    if (isAshbyError(error, 'ashby_outcome_unknown', 'ashby_unreadable')) await abandonEndpoint({ scope, id: endpoint.id })
    else await removeEndpoint({ scope, id: endpoint.id })
    throw error
  }
}

type RequireEnabled = { scope: TenantScope; connection: AshbyConnection; endpointId: string; webhook: WebhookState }

/** Ashby creates a webhook switched off when its ping fails; turning it on pings again. */
async function requireEnabled({ scope, connection, endpointId, webhook }: RequireEnabled): Promise<void> {
  const isOurs = await activateEndpoint({ scope, id: endpointId, externalId: webhook.id, isEnabled: webhook.isEnabled })
  if (!isOurs) return deleteUnused({ connection, webhook })
  if (webhook.isEnabled) return

  const updated = await updateWebhook({ client: connection.client, webhookId: webhook.id, change: { enabled: true } })
  await activateEndpoint({ scope, id: endpointId, externalId: webhook.id, isEnabled: updated.isEnabled })
  if (updated.isEnabled) return

  throw new AppError({
    code: 'webhook_off',
    retry: 'no',
    userMessage: `Ashby created the webhook but could not reach Handoff at ${env().APP_URL}, so it is switched off. Make that address reachable from outside (APP_URL), then configure again.`,
  })
}

/** Somebody disconnected while Ashby was asked: the webhook that came of it has no endpoint to deliver to. */
async function deleteUnused({ connection, webhook }: Pick<RequireEnabled, 'connection' | 'webhook'>): Promise<never> {
  await deleteWebhook({ client: connection.leavingClient, webhookId: webhook.id })
  throw new AppError({ code: 'disconnected', retry: 'no', userMessage: 'The account was disconnected while it was being configured.' })
}
