import { resealKeys } from '#lib/domain/connections/mutations.ts'
import { resealEndpoints } from '#lib/domain/endpoints/mutations.ts'
import { resealAnswers } from '#lib/domain/idempotency/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'

/**
 * Seals every secret of an organization again under the primary key while everything goes on running: old and new envelopes open
 * all the time. Whatever gets a sealed column adds its line. Returns how many rows were sealed again.
 */
export async function resealSecrets({ scope }: { scope: TenantScope }): Promise<number> {
  return (await resealKeys({ scope })) + (await resealEndpoints({ scope })) + (await resealAnswers({ scope }))
}
