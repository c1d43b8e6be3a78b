import { findKnownObjects } from '#lib/domain/connections/doctor/queries.ts'
import type { StoredConnection } from '#lib/domain/connections/queries.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { type AshbyClient, createAshbyClient } from '#lib/sources/ashby/client.ts'
import { readWebhook } from '#lib/sources/ashby/webhooks.ts'
import { ashbyAddress } from './ashby-connection.ts'

/** Webhooks that are asked for before records are. */
const WEBHOOKS_MAX = 2

/**
 * Refuses a key of another Ashby account. Ashby tells nobody whose a key is, so it is asked for what this account is known to have: a webhook
 * of ours, then offers and applications that came in. One that is found is proof; where nothing is known there is nothing to compare.
 * @throws AppError `key_of_another_account`, or an AshbyError where Ashby could not be asked.
 */
export async function requireSameAccount({
  scope,
  row,
  apiKey,
}: {
  scope: TenantScope
  row: StoredConnection
  apiKey: string
}): Promise<void> {
  const client = createAshbyClient({ ...ashbyAddress(row.environment), apiKey })
  const webhookIds = row.endpoints
    .filter(({ state, webhookType }) => state === 'Active' && webhookType !== BY_HAND)
    .flatMap(({ externalId }) => externalId ?? [])
    .slice(0, WEBHOOKS_MAX)
  const { offerIds, applicationIds } = await findKnownObjects({ scope, connectionId: row.id })
  const looks = [
    ...webhookIds.map((webhookId) => async () => (await readWebhook({ client, webhookId })) !== null),
    ...offerIds.map((offerId) => () => isThere(client.call('offer.info', { offerId, excludeFormDefinition: true }))),
    ...applicationIds.map((applicationId) => () => isThere(client.call('application.info', { applicationId }))),
  ]
  if (looks.length === 0) return
  for (const look of looks) if (await look()) return

  const userMessage =
    'The key works, but in its Ashby account there is nothing of what came in here: it seems to be of another account. Nothing was saved. Paste a key of the same account, or disconnect this one first.'
  throw new AppError({ code: 'key_of_another_account', retry: 'no', userMessage, fields: { apiKey: userMessage } })
}

/** A permission that the key lacks proves nothing either way. */
async function isThere(call: ReturnType<AshbyClient['call']>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found', 'ashby_permission_missing')) return false
    throw error
  }
}
