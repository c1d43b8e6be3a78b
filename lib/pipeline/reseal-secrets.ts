import { resealKeys } from '#lib/domain/connections/mutations.ts'
import { resealEndpoints } from '#lib/domain/endpoints/mutations.ts'
import { resealAnswers } from '#lib/domain/idempotency/mutations.ts'
import { resealWebhookSecrets } from '#lib/domain/outgoing-webhooks/secrets/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'

/**
 * Seals every secret of an organization again under the primary key while everything goes on running: old and new envelopes open
 * all the time. Whatever gets a sealed column adds its line. Returns how many rows were sealed again.
 */
export async function resealSecrets({ scope }: { scope: TenantScope }): Promise<number> {
  const resealAll = [resealKeys, resealEndpoints, resealAnswers, resealWebhookSecrets]
  let resealed = 0
  for (const reseal of resealAll) resealed += await reseal({ scope })

  return resealed
}
