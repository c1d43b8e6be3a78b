import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { laneOf } from '#lib/domain/connections/rules.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import type { Sweep } from './contract.ts'
import { runSweepJob } from './jobs.ts'
import { type SweepRow, toSweep } from './queries.ts'

/** Sweeps yield to what people wait for. */
const SWEEP_PRIORITY = 10
const SWEEP_LANES = 3

export type StartSweep = {
  scope: TenantScope
  connectionId: string
  trigger: 'Connected' | 'Requested'
  actor: Actor
  origin: AuditOrigin
}

/** Starts a check, or returns the one that is on its way: two people pressing at once get one check. */
export async function startSweep({ scope, connectionId, trigger, actor, origin }: StartSweep): Promise<Sweep> {
  return inTenant(scope, async (tx) => {
    const { organizationId } = scope
    await tx.$queryRaw`select 1 from "connection" where "organizationId" = ${organizationId}::uuid and "id" = ${connectionId}::uuid for update`
    const connection = await tx.connection.findUnique({
      where: tenantKey(scope, connectionId),
      select: {
        state: true,
        keySealed: true,
        sweeps: { where: { state: { in: ['Queued', 'Running'] } }, orderBy: { id: 'desc' }, take: 1 },
      },
    })
    if (!connection) throw notFoundError('connection')
    if (connection.state === 'Disconnected' || connection.state === 'Paused') {
      throw new AppError({
        code: 'conflict',
        retry: 'no',
        userMessage: `This account is ${connection.state.toLowerCase()}, so Ashby is not asked. ${connection.state === 'Paused' ? 'Resume' : 'Connect'} it first.`,
      })
    }
    if (connection.keySealed === null) {
      const userMessage = 'This account is connected by hand, so Ashby’s lists cannot be read. Add an API key to it first.'
      throw new AppError({ code: 'conflict', retry: 'no', userMessage })
    }
    const [running] = connection.sweeps
    if (running) {
      // One that waits for its next try is tried now; a job too many finds nothing to do.
      if (running.state === 'Queued') await enqueueSweep(tx, { scope, connectionId, sweepId: running.id })
      return toSweep(running)
    }

    const requestedById = actor.kind === 'User' ? actor.userId : null
    const sweep = await tx.sweep.create({ data: { organizationId, connectionId, trigger, requestedById } })
    await enqueueSweep(tx, { scope, connectionId, sweepId: sweep.id })
    await writeAudit(tx, { scope, actor, ...origin, action: 'sweep.requested', objectKind: 'sweep', objectId: sweep.id })
    await notifyChange(tx, { scope, topic: 'sweeps' })

    return toSweep(sweep)
  })
}

type EnqueueSweep = { scope: TenantScope; connectionId: string; sweepId: string; runAt?: Date }

/** A sweep takes minutes, so only a few run at a time in the whole installation; one connection's run one after the other. */
async function enqueueSweep(tx: TenantTransaction, { scope, connectionId, sweepId, runAt }: EnqueueSweep): Promise<void> {
  const queue = `sweep:${laneOf({ key: connectionId, lanes: SWEEP_LANES })}`
  await enqueue(tx, runSweepJob, { organizationId: scope.organizationId, sweepId }, { queue, priority: SWEEP_PRIORITY, runAt })
}

type SweepRef = { scope: TenantScope; id: string }

/** Begins a try: counters start again, because every try lists everything. Null when the check is over already. */
export async function beginSweep({ scope, id }: SweepRef): Promise<SweepRow | null> {
  return changeSweep(
    { scope, id },
    {
      state: 'Running',
      startedAt: new Date(),
      attempts: { increment: 1 },
      total: null,
      seen: 0,
      added: 0,
      changed: 0,
      gone: 0,
      ignored: 0,
      failed: 0,
      error: Prisma.DbNull,
    },
  )
}

export type SweepCounts = {
  seen: number
  added: number
  changed: number
  gone: number
  ignored: number
  failed: number
  total: number | null
}

/** Tells how far it is. */
export async function noteSweepProgress({ scope, id, counts }: SweepRef & { counts: SweepCounts }): Promise<void> {
  await changeSweep({ scope, id }, counts)
}

/** The pass is whole. The account's custom fields are looked at behind it, so that a rename or an archived one is noticed. */
export async function finishSweep({ scope, id, counts }: SweepRef & { counts: SweepCounts }): Promise<void> {
  await changeSweep({ scope, id }, { ...counts, state: 'Done', finishedAt: new Date() }, async (tx, { connectionId }) => {
    await requestSourceFields(tx, { scope, connectionId })
  })
}

export type SweepFailure = { code: string; message: string; requestId: string | null }

/** The pass was stopped. With `retryAt` another try follows, enqueued in the same transaction. */
export async function failSweep({
  scope,
  id,
  failure,
  retryAt,
}: SweepRef & { failure: SweepFailure; retryAt: Date | null }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const data = retryAt
      ? { state: 'Queued' as const, error: failure }
      : { state: 'Failed' as const, error: failure, finishedAt: new Date() }
    const sweep = await tx.sweep.update({ where: tenantKey(scope, id), data, select: { connectionId: true } })
    if (retryAt) {
      await enqueueSweep(tx, { scope, connectionId: sweep.connectionId, sweepId: id, runAt: retryAt })
    }
    await notifyChange(tx, { scope, topic: 'sweeps' })
  })
}

type FollowSweep = (tx: TenantTransaction, sweep: SweepRow) => Promise<void>

/** `follow` runs in the same transaction. Null when the check is over already. */
async function changeSweep(
  { scope, id }: SweepRef,
  data: Prisma.SweepUncheckedUpdateManyInput,
  follow?: FollowSweep,
): Promise<SweepRow | null> {
  return inTenant(scope, async (tx) => {
    const { count } = await tx.sweep.updateMany({ where: { id, state: { in: ['Queued', 'Running'] } }, data })
    await notifyChange(tx, { scope, topic: 'sweeps' })
    const sweep = count > 0 ? await tx.sweep.findUnique({ where: tenantKey(scope, id) }) : null
    if (sweep) await follow?.(tx, sweep)

    return sweep
  })
}
