import { forgetPlan, planNextSync } from '#lib/domain/openings/schedule/mutations.ts'
import { startSync } from '#lib/domain/openings/syncs/mutations.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { readStanding } from './read-standing.ts'

/** Syncs openings by itself. While something stands in the way the next moment is waited for, because it is put right elsewhere. */
export async function startScheduledOpeningSync({ scope }: { scope: TenantScope }): Promise<void> {
  const { isOn, obstacle, account } = await inTenant(scope, (tx) => readStanding(tx, scope))
  if (!isOn) return inTenant(scope, (tx) => forgetPlan(tx, scope))
  if (obstacle || !account) return inTenant(scope, (tx) => planNextSync(tx, { scope }))

  const origin = { ipAddress: null, requestId: null }
  await startSync({ scope, connectionId: account.id, trigger: 'Scheduled', actor: { kind: 'System' }, origin })
}
