import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor, AuditAct } from '#lib/domain/audit/schema.ts'
import { requireAskable } from '#lib/domain/sweeps/mutations.ts'
import { endPass, enqueueSweep } from '#lib/domain/sweeps/passes/mutations.ts'
import { lockSweep, type SweepRow } from '#lib/domain/sweeps/passes/queries.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'

/** What was counted longer ago is no longer what would come in. */
const COUNTED_MS_MAX = 24 * 60 * 60 * 1000

export type CountImport = Act<Actor> & { connectionId: string; since: string | null }

/**
 * Begins an import by reading Ashby's lists; it stops once it knows how much would come in. One that is on its way or paused is returned
 * instead of a second one, and so is one that waits with the same range; with another range it makes room.
 * @throws AppError `not_found`, and `conflict` for an account that is not asked.
 */
export async function countImport({ connectionId, since, ...by }: CountImport): Promise<SweepRow> {
  const { scope, actor } = by

  return inTenant(scope, async (tx) => {
    await requireAskable(tx, { scope, connectionId })
    const open = await tx.sweep.findFirst({
      where: { connectionId, trigger: 'Import', state: { in: ['Queued', 'Running', 'Counted', 'Paused'] } },
      orderBy: { id: 'desc' },
    })
    if (open && (open.state !== 'Counted' || open.since === since)) return open
    if (open) await endPass(tx, { scope, row: open, data: { state: 'Cancelled' } })

    const requestedById = actor.kind === 'System' ? null : actor.userId
    const data = { organizationId: scope.organizationId, connectionId, trigger: 'Import' as const, since, requestedById }
    const counting = await tx.sweep.create({ data })
    await enqueueSweep(tx, { scope, connectionId, id: counting.id })
    await tell(tx, { ...by, id: counting.id, action: 'import.counted' })

    return counting
  })
}

type ImportRef = Act<Actor> & { id: string }

/** Brings in what was counted. @throws AppError `not_found`, `conflict`. */
export async function startImport(input: ImportRef): Promise<SweepRow> {
  return changeImport(input, 'import.started', async (tx, row) => {
    if (isUnderWay(row) && row.expected !== null) return row
    if (row.state !== 'Counted') throw conflictError('This import is not counted, or not any more. Count it again, then import.')

    return goOn(tx, { ...input, row })
  })
}

/** Stops an import between two steps, to go on later from there. @throws AppError `not_found`, `conflict`. */
export async function pauseImport(input: ImportRef): Promise<SweepRow> {
  return changeImport(input, 'import.paused', async (tx, row) => {
    if (row.state === 'Paused') return row
    if (!isUnderWay(row)) throw conflictError('This import is not under way, so there is nothing to pause.')

    return tx.sweep.update({ where: tenantKey(input.scope, row.id), data: { state: 'Paused' } })
  })
}

/** Goes on with a paused import. @throws AppError `not_found`, `conflict`. */
export async function resumeImport(input: ImportRef): Promise<SweepRow> {
  return changeImport(input, 'import.resumed', async (tx, row) => {
    if (isUnderWay(row)) return row
    if (row.state !== 'Paused') throw conflictError('This import is not paused.')

    return goOn(tx, { ...input, row })
  })
}

/** Ends an import. What has come in stays. @throws AppError `not_found`. */
export async function cancelImport(input: ImportRef): Promise<SweepRow> {
  return changeImport(input, 'import.cancelled', async (tx, row) => {
    if (row.state === 'Done' || row.state === 'Failed' || row.state === 'Cancelled') return row

    return endPass(tx, { scope: input.scope, row, data: { state: 'Cancelled' } })
  })
}

/** Forgets imports that were counted a day ago and that nobody began. Returns how many. */
export async function cancelOldImports({ scope }: { scope: TenantScope }): Promise<number> {
  return inTenant(scope, async (tx) => {
    const old = await tx.sweep.findMany({
      where: { trigger: 'Import', state: 'Counted', startedAt: { lt: new Date(Date.now() - COUNTED_MS_MAX) } },
      select: { id: true },
    })
    for (const { id } of old) {
      const row = await lockSweep(tx, { scope, id })
      if (row?.state === 'Counted') await endPass(tx, { scope, row, data: { state: 'Cancelled' } })
    }

    return old.length
  })
}

async function goOn(tx: TenantTransaction, { scope, row: { id, connectionId } }: ImportRef & { row: SweepRow }): Promise<SweepRow> {
  await requireAskable(tx, { scope, connectionId })
  await enqueueSweep(tx, { scope, id, connectionId })

  return tx.sweep.update({ where: tenantKey(scope, id), data: { state: 'Queued', attempts: 0 } })
}

function isUnderWay({ state }: SweepRow): boolean {
  return state === 'Queued' || state === 'Running'
}

type ImportAction = Extract<AuditAct, { objectKind: 'sweep' }>['action']
type Change = (tx: TenantTransaction, row: SweepRow) => Promise<SweepRow>

/** Doing it twice is told once: what changes nothing leaves no entry. */
async function changeImport(input: ImportRef, action: ImportAction, change: Change): Promise<SweepRow> {
  return inTenant(input.scope, async (tx) => {
    const row = await lockSweep(tx, input)
    if (row?.trigger !== 'Import') throw notFoundError('import')
    const changed = await change(tx, row)
    if (changed !== row) await tell(tx, { ...input, action })

    return changed
  })
}

async function tell(tx: TenantTransaction, { scope, actor, origin, id, action }: ImportRef & { action: ImportAction }): Promise<void> {
  await writeAudit(tx, { scope, actor, ...origin, action, objectKind: 'sweep', objectId: id })
  await notifyChange(tx, { scope, topic: 'sweeps' })
}
