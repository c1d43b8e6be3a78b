import { laneOf } from '#lib/domain/connections/rules.ts'
import { requestSourceFields } from '#lib/domain/source-fields/mutations.ts'
import { deleteItems, type NewSweepItem, saveItems } from '#lib/domain/sweeps/items/mutations.ts'
import { runSweepJob } from '#lib/domain/sweeps/jobs.ts'
import { planNextSweep } from '#lib/domain/sweeps/schedule/mutations.ts'
import {
  type SweepPhase,
  type SweepProgress,
  sweepProgressSchema,
  type UntoldRecord,
  untoldRecordSchema,
} from '#lib/domain/sweeps/schema.ts'
import { noteListed } from '#lib/domain/sync/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { lockSweep, type SweepPass, type SweepRow, toPass } from './queries.ts'

/** Passes yield to what people wait for. */
const SWEEP_PRIORITY = 10
const SWEEP_LANES = 3
/** Records that came in untold and are named in the report. */
const UNTOLD_MAX = 20
/** Kept objects that one job deletes once its pass has ended. */
const CLEAN_MAX = 5_000

type SweepRef = { scope: TenantScope; id: string }
type EnqueueSweep = SweepRef & { connectionId: string; runAt?: Date; isReplacing?: boolean }

/**
 * Enqueues the next job of a pass. Only a few run at a time in the whole installation, those of one connection one after the other, and who has
 * had a turn stands behind the others. A pass never has two jobs: the newer one takes the place of the one that waits, or leaves it its time.
 */
export async function enqueueSweep(
  tx: TenantTransaction,
  { scope, id, connectionId, runAt, isReplacing = true }: EnqueueSweep,
): Promise<void> {
  const queue = `sweep:${laneOf({ key: connectionId, lanes: SWEEP_LANES })}`
  const options = { queue, priority: SWEEP_PRIORITY, runAt, jobKey: `run_sweep:${id}`, isReplacing }
  await enqueue(tx, runSweepJob, { organizationId: scope.organizationId, sweepId: id }, options)
}

/** Begins a pass, given what it begins with; one that has begun goes on where it stood. Null when it is over, or somebody paused it. */
export async function takeUpPass({
  scope,
  id,
  begin,
}: SweepRef & { begin: (row: SweepRow & { startedAt: Date }) => Promise<SweepProgress> }): Promise<SweepPass | null> {
  const row = await inTenant(scope, (tx) => lockSweep(tx, { scope, id }))
  if (!row || !isUnderWay(row)) return null
  const startedAt = row.startedAt ?? (await readDatabaseClock())
  const begun = row.startedAt ? null : await begin({ ...row, startedAt })

  return inTenant(scope, async (tx) => {
    const current = await lockSweep(tx, { scope, id })
    if (!current || !isUnderWay(current)) return null
    const first = begun ? { startedAt, phase: 'offers' satisfies SweepPhase, progress: begun, isWhole: isWhole(begun) } : {}
    const running = await tx.sweep.update({ where: tenantKey(scope, id), data: { state: 'Running', ...first } })
    if (current.state !== 'Running') await notifyChange(tx, { scope, topic: 'sweeps' })

    return toPass(running)
  })
}

function isUnderWay({ state }: SweepRow): boolean {
  return state === 'Queued' || state === 'Running'
}

function isWhole({ offers, applications }: SweepProgress): boolean {
  return offers.isWhole && applications.isWhole
}

export type SweepCounts = { seen: number; added: number; changed: number; gone: number; ignored: number; failed: number }

/** What one step of a pass did: all of it is written together, or nothing. */
export type SweepStep = {
  /** Where the pass goes on. */
  phase: SweepPhase
  cursor: string | null
  progress?: SweepProgress
  /** What is added to the report. */
  counts?: Partial<SweepCounts>
  total?: number
  untold?: readonly UntoldRecord[]
  items?: readonly NewSweepItem[]
  listed?: { kind: 'Offer' | 'Hire'; externalIds: readonly string[]; at: Date }
}

export type SaveStep = { scope: TenantScope; pass: SweepPass; step: SweepStep; calls: number; isTold: boolean }

/**
 * Writes a step down. Null when the pass is not to go on: it was cancelled or paused meanwhile, or somebody else took this step. What was done
 * of a paused one counts.
 */
export async function saveStep({ scope, pass, step, calls, isTold }: SaveStep): Promise<SweepPass | null> {
  const { id, connectionId } = pass

  return inTenant(scope, async (tx) => {
    const row = await lockSweep(tx, { scope, id })
    const isHere = row?.phase === pass.phase && row.cursor === pass.cursor
    if (!row || !isHere || !(isUnderWay(row) || row.state === 'Paused')) return null

    await saveItems(tx, { scope, sweepId: id, items: step.items ?? [] })
    if (step.listed) await noteListed(tx, { scope, connectionId, ...step.listed })
    const saved = await tx.sweep.update({
      where: tenantKey(scope, id),
      data: {
        phase: step.phase,
        cursor: step.cursor,
        ...(step.progress ? { progress: step.progress } : {}),
        ...addCounts(step.counts ?? {}),
        ...(step.total === undefined ? {} : { total: (row.total ?? 0) + step.total }),
        ...addUntold(row, step.untold ?? []),
        calls: { increment: calls },
        // What goes on has no trouble any more.
        attempts: 0,
        error: Prisma.DbNull,
      },
    })
    if (isTold) await notifyChange(tx, { scope, topic: 'sweeps' })

    return saved.state === 'Running' ? toPass(saved) : null
  })
}

function addCounts(counts: Partial<SweepCounts>): Prisma.SweepUpdateInput {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, { increment: count }]))
}

function addUntold(row: SweepRow, untold: readonly UntoldRecord[]): Prisma.SweepUpdateInput {
  if (untold.length === 0) return {}
  const hires = untold.filter(({ kind }) => kind === 'newHire').length
  const named = [...untoldRecordSchema.array().parse(row.untold), ...untold].slice(0, UNTOLD_MAX)

  return { untold: named, untoldHires: { increment: hires }, untoldOffers: { increment: untold.length - hires } }
}

/** Lets the others have their turn. */
export async function yieldTurn({ scope, id, connectionId }: SweepRef & { connectionId: string }): Promise<void> {
  await inTenant(scope, (tx) => enqueueSweep(tx, { scope, id, connectionId }))
}

/** The lists of an import are read: it waits for somebody's word. */
export async function finishCounting({ scope, id, expected }: SweepRef & { expected: { offers: number; hires: number } }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await tx.sweep.updateMany({ where: { id, state: 'Running' }, data: { state: 'Counted', expected } })
    await notifyChange(tx, { scope, topic: 'sweeps' })
  })
}

/**
 * The pass is whole. A check remembers where the next one goes on, unless something could not be read. The account's custom fields are looked
 * at behind it, so that a rename or an archived one is noticed.
 */
export async function finishPass({ scope, pass }: { scope: TenantScope; pass: SweepPass }): Promise<void> {
  const { connectionId, progress, trigger } = pass

  await inTenant(scope, async (tx) => {
    const row = await lockSweep(tx, { scope, id: pass.id })
    if (row?.state !== 'Running') return
    if (trigger !== 'Import') {
      await tx.connection.updateMany({ where: { id: connectionId }, data: rememberLists(progress) })
      await requestSourceFields(tx, { scope, connectionId })
    }
    await endPass(tx, { scope, row, data: { state: 'Done' } })
  })
}

function rememberLists({ offers, applications, unread }: SweepProgress): Prisma.ConnectionUpdateManyMutationInput {
  return {
    ...(unread === 0 ? { offerSyncToken: offers.nextToken, applicationSyncToken: applications.nextToken } : {}),
    ...(offers.isWhole ? { listedOffers: offers.listed } : {}),
    ...(applications.isWhole ? { listedHires: applications.listed } : {}),
  }
}

export type EndPass = { scope: TenantScope; row: SweepRow; data: Prisma.SweepUncheckedUpdateInput }

/** The one way a pass ends: what it kept goes with its next job, and the next check is planned. */
export async function endPass(tx: TenantTransaction, { scope, row: { id, connectionId, trigger }, data }: EndPass): Promise<SweepRow> {
  const ended = await tx.sweep.update({ where: tenantKey(scope, id), data: { finishedAt: new Date(), ...data } })
  await enqueueSweep(tx, { scope, id, connectionId })
  if (trigger !== 'Import') await planNextSweep(tx, { scope, connectionId })
  await notifyChange(tx, { scope, topic: 'sweeps' })

  return ended
}

/** Deletes what a pass kept that has ended, some of it with each job. */
export async function cleanPass({ scope, id }: SweepRef): Promise<void> {
  await inTenant(scope, async (tx) => {
    const row = await tx.sweep.findFirst({
      where: { id, state: { in: ['Done', 'Failed', 'Cancelled'] } },
      select: { connectionId: true },
    })
    if (row && (await deleteItems(tx, { scope, sweepId: id, take: CLEAN_MAX }))) await enqueueSweep(tx, { scope, id, ...row })
  })
}

export type SweepFailure = { code: string; message: string; requestId: string | null }
export type FailPass = SweepRef & {
  failure: SweepFailure
  /** Null when waiting cannot help. Told the tries that failed since something worked, this one included. */
  findRetry: (attempts: number) => Date | null
  calls: number
}

/**
 * The pass was stopped. Where another try follows it goes on from where it stood; an import of a paused account waits for somebody. True when it
 * has ended.
 */
export async function failPass({ scope, id, failure, findRetry, calls }: FailPass): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const row = await lockSweep(tx, { scope, id })
    if (!row || !isUnderWay(row)) return false
    const attempts = row.attempts + 1
    const retryAt = findRetry(attempts)
    const data = { error: failure, attempts, calls: { increment: calls } }
    if (!retryAt && !(row.trigger === 'Import' && failure.code === 'paused')) {
      await endPass(tx, { scope, row, data: { ...data, state: 'Failed' } })
      return true
    }

    await tx.sweep.update({ where: tenantKey(scope, id), data: { ...data, state: retryAt ? 'Queued' : 'Paused' }, select: { id: true } })
    if (retryAt) await enqueueSweep(tx, { scope, id, connectionId: row.connectionId, runAt: retryAt })
    await notifyChange(tx, { scope, topic: 'sweeps' })

    return false
  })
}

/**
 * Ashby no longer takes a token or cursor: the tokens are forgotten and the pass starts from the beginning, listing everything. False the
 * second time, because then something else is wrong.
 */
export async function restartPass({ scope, id }: SweepRef): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const row = await lockSweep(tx, { scope, id })
    if (!row || !isUnderWay(row)) return true
    const { connectionId } = row
    await tx.connection.updateMany({ where: { id: connectionId }, data: { offerSyncToken: null, applicationSyncToken: null } })
    const before = sweepProgressSchema.parse(row.progress)
    if (before.hasRestarted) return false

    const whole = { isWhole: true, token: null, nextToken: null, listed: 0 }
    const progress: SweepProgress = {
      offers: { ...before.offers, ...whole },
      applications: { ...before.applications, ...whole },
      join: null,
      unread: 0,
      hasRestarted: true,
    }
    await tx.sweepItem.deleteMany({ where: { organizationId: scope.organizationId, sweepId: id } })
    const counts = { total: null, seen: 0, added: 0, changed: 0, gone: 0, ignored: 0, failed: 0 }
    const data = {
      ...counts,
      phase: 'offers' satisfies SweepPhase,
      cursor: null,
      progress,
      isWhole: true,
      startedAt: await readDatabaseClock(tx),
    }
    await tx.sweep.update({ where: tenantKey(scope, id), data, select: { id: true } })
    await enqueueSweep(tx, { scope, id, connectionId })
    await notifyChange(tx, { scope, topic: 'sweeps' })

    return true
  })
}
