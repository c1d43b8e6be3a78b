import { getConnection } from '#lib/domain/connections/queries.ts'
import { startSweep } from '#lib/domain/sweeps/mutations.ts'
import { forgetPlan, planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { missingRequired } from '#lib/sources/ashby/permissions.ts'

/**
 * Checks an account by itself. One that may not be asked is left alone until something starts a check of it again; of one whose key Ashby
 * refuses the next moment is waited for, because keys are put right in Ashby.
 */
export async function startScheduledSweep({ scope, connectionId }: { scope: TenantScope; connectionId: string }): Promise<void> {
  const { state, keyLastFour, keyScopes, keyErrorCode } = await getConnection({ scope, id: connectionId })
  const canAsk = state === 'Connected' && keyLastFour !== null && missingRequired(keyScopes).length === 0
  if (!canAsk) return inTenant(scope, (tx) => forgetPlan(tx, { scope, connectionId }))
  if (keyErrorCode) return inTenant(scope, (tx) => planNextSweep(tx, { scope, connectionId }))

  const origin = { ipAddress: null, requestId: null }
  await startSweep({ scope, connectionId, trigger: 'Scheduled', actor: { kind: 'System' }, origin })
}
