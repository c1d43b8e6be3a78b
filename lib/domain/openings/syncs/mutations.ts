import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { syncOpeningsJob } from '#lib/domain/openings/jobs.ts'
import { planNextSync } from '#lib/domain/openings/schedule/mutations.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import { holdSetup } from '#lib/domain/openings/setups/mutations.ts'
import type { OpeningSyncOutcome } from '#lib/domain/openings/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { findSyncUnderWay, lockSync, type SyncRow } from './queries.ts'

/** Behind what candidates and webhooks wait for, before checks of Ashby's lists. */
const SYNC_PRIORITY = 5
/** Reports that are kept of one account. */
const KEPT = 300

type EnqueueSync = { scope: TenantScope; id: string; connectionId: string; runAt?: Date; isReplacing?: boolean }

/** Enqueues the next job of a sync: those of one account run one after the other, and a sync never has two. */
export async function enqueueSync(tx: TenantTransaction, input: EnqueueSync): Promise<void> {
  const { scope, id, connectionId, runAt, isReplacing = true } = input
  const options = { queue: `openings:${connectionId}`, priority: SYNC_PRIORITY, runAt, jobKey: `sync_openings:${id}`, isReplacing }
  await enqueue(tx, syncOpeningsJob, { organizationId: scope.organizationId, syncId: id }, options)
}

export type StartSync = {
  scope: TenantScope
  connectionId: string
  trigger: SyncRow['trigger']
  actor: Actor
  origin: AuditOrigin
}

/** Starts a sync, or answers the one that waits or runs already: two at once are one. */
export async function startSync({ scope, connectionId, trigger, actor, origin }: StartSync): Promise<SyncRow> {
  return inTenant(scope, async (tx) => {
    await holdSetup(tx, scope)
    const underWay = await findSyncUnderWay(tx, { scope, connectionId })
    if (underWay) {
      // One that waits for its next try is tried now.
      if (underWay.state === 'Queued') await enqueueSync(tx, { scope, connectionId, id: underWay.id })
      return underWay
    }

    const requestedById = actor.kind === 'System' ? null : actor.userId
    const sync = await tx.openingSync.create({ data: { organizationId: scope.organizationId, connectionId, trigger, requestedById } })
    await enqueueSync(tx, { scope, connectionId, id: sync.id })
    // The log tells what somebody did; a sync every few minutes would bury it.
    if (actor.kind !== 'System') {
      await writeAudit(tx, { scope, actor, ...origin, action: 'openings.sync-requested', objectKind: 'openings', objectId: sync.id })
    }
    await notifyChange(tx, { scope, topic: 'openings' })

    return sync
  })
}

/** A sync that goes on: null where it has ended. */
export async function takeUpSync({ scope, id }: { scope: TenantScope; id: string }): Promise<(SyncRow & { startedAt: Date }) | null> {
  return inTenant(scope, async (tx) => {
    const row = await lockSync(tx, { scope, id })
    if (!row || !isUnderWay(row)) return null
    const startedAt = row.startedAt ?? (await readDatabaseClock(tx))
    if (row.state !== 'Running') {
      await tx.openingSync.update({ where: tenantKey(scope, id), data: { state: 'Running', startedAt }, select: { id: true } })
      await notifyChange(tx, { scope, topic: 'openings' })
    }

    return { ...row, startedAt }
  })
}

function isUnderWay({ state }: SyncRow): boolean {
  return state === 'Queued' || state === 'Running'
}

/** What a look at one open job did. */
export type SyncResult = { openJobId: string; outcome: OpeningSyncOutcome; fields: readonly string[]; problem: OpeningProblem | null }

const COUNTERS: Readonly<Record<OpeningSyncOutcome, 'created' | 'changed' | 'closed' | 'filled' | 'waiting' | 'failed'>> = {
  Created: 'created',
  Changed: 'changed',
  Closed: 'closed',
  Filled: 'filled',
  Waiting: 'waiting',
  Failed: 'failed',
}

export type SaveProgress = {
  scope: TenantScope
  id: string
  total?: number
  cursor?: string
  seen?: number
  calls: number
  results?: readonly SyncResult[]
  isTold: boolean
}

/** Adds to the report, and says where the next page goes on. One who comes twice to one open job is told of once. */
export async function saveProgress(tx: TenantTransaction, { scope, id, ...progress }: SaveProgress): Promise<void> {
  const { total, cursor, seen = 0, calls, results = [], isTold } = progress
  const data: Prisma.OpeningSyncUpdateInput = { calls: { increment: calls }, seen: { increment: seen }, error: Prisma.DbNull }
  if (total !== undefined) data.total = total
  if (cursor !== undefined) data.cursor = cursor
  for (const result of results) {
    const { openJobId, outcome, fields, problem } = result
    const key = { organizationId: scope.organizationId, syncId: id, openJobId }
    const before = await tx.openingSyncItem.findUnique({ where: { organizationId_syncId_openJobId: key }, select: { outcome: true } })
    const values = { outcome, fields: [...fields], problem: problem ?? Prisma.DbNull }
    await tx.openingSyncItem.upsert({
      where: { organizationId_syncId_openJobId: key },
      create: { ...key, ...values },
      update: values,
      select: { id: true },
    })
    if (before?.outcome === outcome) continue
    await tx.openingSync.update({
      where: tenantKey(scope, id),
      data: { [COUNTERS[outcome]]: { increment: 1 }, ...(before ? { [COUNTERS[before.outcome]]: { decrement: 1 } } : {}) },
      select: { id: true },
    })
  }
  await tx.openingSync.update({ where: tenantKey(scope, id), data, select: { id: true } })
  if (isTold) await notifyChange(tx, { scope, topic: 'openings' })
}

/** Lets others of the queue have their turn, or waits for a moment. */
export async function continueSync({ scope, id, connectionId, runAt }: EnqueueSync): Promise<void> {
  await inTenant(scope, (tx) => enqueueSync(tx, { scope, id, connectionId, runAt }))
}

export type EndSync = {
  scope: TenantScope
  id: string
  calls: number
  error: OpeningProblem | null
  /** When the next one is due earlier than by the plan. */
  nextAt?: Date
}

/** The one way a sync ends: the next one is planned, and old reports go. */
export async function endSync({ scope, id, calls, error, nextAt }: EndSync): Promise<void> {
  await inTenant(scope, async (tx) => {
    const row = await lockSync(tx, { scope, id })
    if (!row || !isUnderWay(row)) return
    const finishedAt = await readDatabaseClock(tx)
    await tx.openingSync.update({
      where: tenantKey(scope, id),
      data: { state: error ? 'Failed' : 'Done', finishedAt, calls: { increment: calls }, error: error ?? Prisma.DbNull },
      select: { id: true },
    })
    await execute(tx)`
      delete from "opening_sync" where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${row.connectionId}::uuid
        and "id" < (select "id" from "opening_sync" where "organizationId" = ${scope.organizationId}::uuid
          and "connectionId" = ${row.connectionId}::uuid order by "id" desc offset ${KEPT}::int limit 1)`
    await planNextSync(tx, { scope, notAfter: nextAt })
    await notifyChange(tx, { scope, topic: 'openings' })
  })
}

export type RetrySync = {
  scope: TenantScope
  id: string
  calls: number
  error: OpeningProblem
  /** Told the tries that failed since something worked, this one included. */
  findRetry: (attempts: number) => Date | null
}

/** A sync was stopped. True where another try follows, from where it stands. */
export async function retrySync({ scope, id, calls, error, findRetry }: RetrySync): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const row = await lockSync(tx, { scope, id })
    if (!row || !isUnderWay(row)) return true
    const { attempts = 0 } = (row.error ?? {}) as { attempts?: number }
    const runAt = findRetry(attempts + 1)
    if (!runAt) return false
    const data = { state: 'Queued' as const, calls: { increment: calls }, error: { ...error, attempts: attempts + 1 } }
    await tx.openingSync.update({ where: tenantKey(scope, id), data, select: { id: true } })
    await enqueueSync(tx, { scope, id, connectionId: row.connectionId, runAt })
    await notifyChange(tx, { scope, topic: 'openings' })

    return true
  })
}

/** Gives syncs that began more than ten minutes ago and are still under way a job again, where theirs was lost. Returns how many. */
export async function wakeSyncs({ scope }: { scope: TenantScope }): Promise<number> {
  const before = new Date(Date.now() - 10 * 60_000)

  return inTenant(scope, async (tx) => {
    const rows = await tx.openingSync.findMany({
      where: { ...tenantWhere(scope), state: { in: ['Queued', 'Running'] }, createdAt: { lt: before } },
      select: { id: true, connectionId: true },
    })
    // A job that waits for its next try keeps its time.
    for (const row of rows) await enqueueSync(tx, { scope, ...row, isReplacing: false })

    return rows.length
  })
}
