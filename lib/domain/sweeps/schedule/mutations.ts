import { scheduledSweepJob } from '#lib/domain/sweeps/jobs.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

const MINUTE_MS = 60_000
/** Part of an interval by which a plan may be early or late, so that accounts do not come together. */
const JITTER = 0.1

export type PlanSweep = { scope: TenantScope; connectionId: string }

/**
 * Plans the next check of a connection, in the caller's transaction: called whenever one has ended, and whenever the plan may have become
 * another one. A newer plan takes the place of the one that waits. An account that may not be asked has none.
 */
export async function planNextSweep(tx: TenantTransaction, { scope, connectionId }: PlanSweep): Promise<void> {
  const connection = await tx.connection.findUnique({
    where: tenantKey(scope, connectionId),
    select: { state: true, keyLastFour: true, sweepEveryMinutes: true },
  })
  if (!connection) return
  if (connection.state !== 'Connected' || connection.keyLastFour === null) return forgetPlan(tx, { scope, connectionId })

  const everyMs = connection.sweepEveryMinutes * MINUTE_MS
  const runAt = new Date(Date.now() + everyMs * (1 - JITTER + 2 * JITTER * Math.random()))
  await tx.connection.updateMany({ where: { id: connectionId }, data: { nextSweepAt: runAt } })
  await enqueue(
    tx,
    scheduledSweepJob,
    { organizationId: scope.organizationId, connectionId },
    { runAt, jobKey: `scheduled_sweep:${connectionId}`, isReplacing: true },
  )
  await notifyChange(tx, { scope, topic: 'connections' })
}

/** Nothing is planned for a connection that may not be asked. What waits in the queue finds that out by itself. */
export async function forgetPlan(tx: TenantTransaction, { scope, connectionId }: PlanSweep): Promise<void> {
  const { count } = await tx.connection.updateMany({ where: { id: connectionId, nextSweepAt: { not: null } }, data: { nextSweepAt: null } })
  if (count > 0) await notifyChange(tx, { scope, topic: 'connections' })
}

/**
 * Plans checks that a plan was lost of: those of connected accounts without a plan, or with one that is overdue by two intervals while no
 * check is under way. Returns how many.
 */
export async function planOverdueSweeps({ scope }: { scope: TenantScope }): Promise<number> {
  return inTenant(scope, async (tx) => {
    const connections = await tx.connection.findMany({
      where: {
        state: 'Connected',
        keyLastFour: { not: null },
        sweeps: { none: { trigger: { not: 'Import' }, state: { in: ['Queued', 'Running'] } } },
      },
      select: { id: true, sweepEveryMinutes: true, nextSweepAt: true },
    })
    const overdue = connections.filter(({ nextSweepAt, sweepEveryMinutes }) => {
      return nextSweepAt === null || nextSweepAt.getTime() + 2 * sweepEveryMinutes * MINUTE_MS < Date.now()
    })
    for (const { id } of overdue) await planNextSweep(tx, { scope, connectionId: id })

    return overdue.length
  })
}
