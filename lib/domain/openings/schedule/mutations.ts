import { scheduledOpeningSyncJob } from '#lib/domain/openings/jobs.ts'
import { holdSetup } from '#lib/domain/openings/setups/mutations.ts'
import { isSwitchedOn, readSetup } from '#lib/domain/openings/setups/queries.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

const MINUTE_MS = 60_000
/** Part of an interval by which a plan may be early or late, so that organizations do not come together. */
const JITTER = 0.1

export type PlanSync = {
  scope: TenantScope
  /** Where it is due earlier than by the interval: a creation whose answer was lost is looked for soon. */
  notAfter?: Date
}

/**
 * Plans the next sync, in the caller's transaction: called whenever one has ended and when openings are switched on. A newer plan takes the
 * place of the one that waits. Nothing is planned while openings are switched off.
 */
export async function planNextSync(tx: TenantTransaction, { scope, notAfter }: PlanSync): Promise<void> {
  if (!(await isSwitchedOn(tx, scope))) return forgetPlan(tx, scope)
  const { everyMinutes } = await holdSetup(tx, scope)
  const planned = new Date(Date.now() + everyMinutes * MINUTE_MS * (1 - JITTER + 2 * JITTER * Math.random()))
  const runAt = notAfter && notAfter < planned ? notAfter : planned
  const { organizationId } = scope
  await tx.openingSetup.updateMany({ where: { organizationId }, data: { nextSyncAt: runAt } })
  const options = { runAt, jobKey: `scheduled_opening_sync:${organizationId}`, isReplacing: true }
  await enqueue(tx, scheduledOpeningSyncJob, { organizationId }, options)
  await notifyChange(tx, { scope, topic: 'openings' })
}

/** What waits in the queue finds out by itself that nothing is planned. */
export async function forgetPlan(tx: TenantTransaction, scope: TenantScope): Promise<void> {
  const { organizationId } = scope
  const { count } = await tx.openingSetup.updateMany({ where: { organizationId, nextSyncAt: { not: null } }, data: { nextSyncAt: null } })
  if (count > 0) await notifyChange(tx, { scope, topic: 'openings' })
}

/** Plans a sync whose plan was lost: there is none, or it is overdue by two intervals while nothing is under way. True where it planned one. */
export async function planOverdueSync({ scope }: { scope: TenantScope }): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    if (!(await isSwitchedOn(tx, scope))) return false
    const { nextSyncAt, everyMinutes } = await readSetup(tx, scope)
    if (nextSyncAt !== null && nextSyncAt.getTime() + 2 * everyMinutes * MINUTE_MS > Date.now()) return false
    const where = { ...tenantWhere(scope), state: { in: ['Queued' as const, 'Running' as const] } }
    if (await tx.openingSync.findFirst({ where, select: { id: true } })) return false
    await planNextSync(tx, { scope })

    return true
  })
}
