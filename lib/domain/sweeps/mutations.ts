import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { endPass, enqueueSweep } from './passes/mutations.ts'
import type { SweepRow } from './passes/queries.ts'

export type StartSweep = Act<Actor> & { connectionId: string; trigger: 'Connected' | 'Requested' | 'Scheduled' }

/**
 * Starts a check, or returns the one that is on its way: two people pressing at once get one check. One that somebody asks for looks at more
 * than one by the schedule, so it takes its place.
 * @throws AppError `not_found`, and `conflict` for an account that is not asked.
 */
export async function startSweep({ scope, connectionId, trigger, actor, origin }: StartSweep): Promise<SweepRow> {
  return inTenant(scope, async (tx) => {
    await requireAskable(tx, { scope, connectionId })
    const underWay = await findUnderWay(tx, { connectionId })
    if (underWay && (underWay.trigger !== 'Scheduled' || trigger === 'Scheduled')) {
      // One that waits for its next try is tried now.
      if (underWay.state === 'Queued') await enqueueSweep(tx, { scope, connectionId, id: underWay.id })
      return underWay
    }
    if (underWay) await endPass(tx, { scope, row: underWay, data: { state: 'Cancelled' } })

    const requestedById = actor.kind === 'User' ? actor.userId : null
    const sweep = await tx.sweep.create({ data: { organizationId: scope.organizationId, connectionId, trigger, requestedById } })
    await enqueueSweep(tx, { scope, connectionId, id: sweep.id })
    // The log tells what somebody did; a check every few minutes would bury it.
    if (trigger !== 'Scheduled')
      await writeAudit(tx, { scope, actor, ...origin, action: 'sweep.requested', objectKind: 'sweep', objectId: sweep.id })
    await notifyChange(tx, { scope, topic: 'sweeps' })

    return sweep
  })
}

function findUnderWay(tx: TenantTransaction, { connectionId }: { connectionId: string }): Promise<SweepRow | null> {
  return tx.sweep.findFirst({
    where: { connectionId, trigger: { not: 'Import' }, state: { in: ['Queued', 'Running'] } },
    orderBy: { id: 'desc' },
  })
}

/** Holds a connection whose lists are to be read. @throws AppError `not_found`, and `conflict` for one that is not asked. */
export async function requireAskable(
  tx: TenantTransaction,
  { scope, connectionId }: { scope: TenantScope; connectionId: string },
): Promise<void> {
  await query(tx)`select 1 from "connection"
    where "organizationId" = ${scope.organizationId}::uuid and "id" = ${connectionId}::uuid for update`
  const connection = await tx.connection.findUnique({ where: tenantKey(scope, connectionId), select: { state: true, keyLastFour: true } })
  if (!connection) throw notFoundError('connection')
  if (connection.state === 'Paused') throw conflictError('This account is paused, so Ashby is not asked. Resume it first.')
  if (connection.state === 'Disconnected') throw conflictError('This account is disconnected, so Ashby is not asked. Connect it first.')
  if (connection.keyLastFour === null)
    throw conflictError('This account is connected by hand, so Ashby’s lists cannot be read. Add an API key to it first.')
}

/** Gives passes that began more than an hour ago and are still under way a job again, where theirs was lost. Returns how many. */
export async function wakeSweeps({ scope }: { scope: TenantScope }): Promise<number> {
  const hourAgo = new Date(Date.now() - 60 * 60_000)

  return inTenant(scope, async (tx) => {
    const sweeps = await tx.sweep.findMany({
      where: { state: { in: ['Queued', 'Running'] }, createdAt: { lt: hourAgo } },
      select: { id: true, connectionId: true },
    })
    // A job that waits for its next try keeps its time.
    for (const sweep of sweeps) await enqueueSweep(tx, { scope, ...sweep, isReplacing: false })

    return sweeps.length
  })
}
