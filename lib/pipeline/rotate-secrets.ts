import { noteRotation } from '#lib/domain/connections/doctor/mutations.ts'
import type { StoredEndpoint } from '#lib/domain/connections/queries.ts'
import { activateEndpoint, removeEndpoint } from '#lib/domain/endpoints/mutations.ts'
import { dropNextSecret, prepareNextSecret } from '#lib/domain/endpoints/secrets/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { updateWebhook } from '#lib/sources/ashby/webhooks.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { forEachWebhook } from './examine-connection.ts'
import { reviewHealth } from './review-health.ts'

/**
 * Gives every webhook of an account a new secret, one after the other. The new one is saved before Ashby is told, and the old one is accepted
 * beside it until a delivery uses the new one, so there is no instant at which a rightly signed delivery is refused. A call whose outcome
 * nobody knows is not repeated: whichever secret Ashby has is accepted. What stopped it stands on the connection.
 */
export async function rotateSecrets({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<void> {
  let connection: AshbyConnection | null = null
  try {
    const opened = await openAshby({ scope, connectionId })
    connection = opened
    await forEachWebhook({ scope, connectionId }, (endpoint, webhookId) => rotateSecret({ scope, connection: opened, endpoint, webhookId }))
    await noteRotation({ scope, id: connectionId, error: null })
  } catch (thrown) {
    const error = toAppError(thrown)
    logFailure({ what: 'rotating stopped', error, ids: { organizationId: scope.organizationId, connectionId } })
    if (connection) await noteKeyHealth({ scope, access: connection.access, error })
    await noteRotation({
      scope,
      id: connectionId,
      error: { code: error.code, message: error.userMessage, requestId: error.requestId },
    })
  }
  await reviewHealth({ scope, connectionId })
}

type RotateSecret = { scope: TenantScope; connection: AshbyConnection; endpoint: StoredEndpoint; webhookId: string }

async function rotateSecret({ scope, connection, endpoint, webhookId }: RotateSecret): Promise<void> {
  const { id } = endpoint
  const next = await prepareNextSecret({ scope, id })
  if (!next) return

  try {
    const { isEnabled } = await updateWebhook({ client: connection.client, webhookId, change: { secretToken: next.secret } })
    await activateEndpoint({ scope, id, externalId: webhookId, isEnabled })
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found')) return removeEndpoint({ scope, id })
    // Of a secret that waited already Ashby may have been told before.
    const isKnown = !isAshbyError(error, 'ashby_outcome_unknown', 'ashby_unreadable', 'ashby_unavailable')
    if (isKnown && !next.waitedAlready) await dropNextSecret({ scope, id })
    throw error
  }
}
