import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import type { LoadedMappings } from '#lib/domain/mappings/engine.ts'
import { addVersion, lockMapping } from '#lib/domain/mappings/mutations.ts'
import {
  countOpenRecords,
  lockOpenRecords,
  type OpenRecord,
  openPass,
  type RecordsPass,
  toItemKey,
} from '#lib/domain/mappings/objects/mutations.ts'
import { findVersion, type MappingRef, readMappings, type StoredVersion } from '#lib/domain/mappings/queries.ts'
import { listVersions } from '#lib/domain/values/readings/rules.ts'
import type { RemapMode } from '#lib/domain/values/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { type AppError, conflictError, notFoundError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import type { MappingRun } from './contract.ts'
import { runMappingJob } from './jobs.ts'
import { isUndoable, type RunRow, readRun } from './queries.ts'
import { type FieldVersions, hasShownChange, mergeVersions } from './rules.ts'

const UNFINISHED: { in: RunRow['state'][] } = { in: ['Queued', 'Running'] }

export type StartMappingRun = MappingRef & { kind: RunRow['kind']; version: number; actor: Actor }

/**
 * Starts a pass, in the transaction that gives reason for it; the caller holds the mapping. An older pass that only fills what is empty
 * stops where it is: this one looks at every record again. Passes of one mapping run one after the other.
 */
export async function startMappingRun(tx: TenantTransaction, input: StartMappingRun): Promise<RunRow> {
  const { scope, connectionId, object, kind, version, actor } = input
  await tx.mappingRun.updateMany({
    where: { connectionId, object, kind: 'Fill', state: UNFINISHED },
    data: { state: 'Done', finishedAt: new Date() },
  })
  const requestedById = actor.kind === 'System' ? null : actor.userId
  const run = await tx.mappingRun.create({
    data: { organizationId: scope.organizationId, connectionId, object, kind, version, requestedById },
  })
  await enqueueRun(tx, { scope, connectionId, object, runId: run.id })
  await notifyChange(tx, { scope, topic: 'mappings' })

  return run
}

/** One job at a time for each mapping. */
async function enqueueRun(tx: TenantTransaction, { scope, connectionId, object, runId }: MappingRef & { runId: string }): Promise<void> {
  await enqueue(tx, runMappingJob, { organizationId: scope.organizationId, runId }, { queue: `mapping:${connectionId}:${object}` })
}

/** `version` is the one that the person has before their eyes. */
export type RunRequest = MappingRef & Act & { version: number }

/**
 * Fills every open record by the live version; what people own stays. Asked for twice it runs once.
 * @throws AppError `conflict` where `version` is not live, `not_found`.
 */
export async function reapplyMapping(request: RunRequest): Promise<MappingRun> {
  const { scope, connectionId, object, version, actor, origin } = request

  return inTenant(scope, async (tx) => {
    const live = await lockMapping(tx, request)
    requireLive({ live, version, advice: 'Look at what it would change, then re-apply again.' })
    const running = await tx.mappingRun.findFirst({ where: { connectionId, object, kind: 'Reapply', version, state: UNFINISHED } })
    if (running) return readRun(tx, { row: running, live })

    const row = await startMappingRun(tx, { ...request, kind: 'Reapply' })
    const act = { action: 'mapping.reapplied', objectKind: 'mapping', objectId: connectionId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...act, after: { version } })

    return readRun(tx, { row, live })
  })
}

/**
 * Takes the live version back: the rules before it are the next version, and a pass makes every record what it was before.
 * @throws AppError `conflict` where `version` is not live or there is none before it, `not_found`.
 */
export async function undoMapping(request: RunRequest): Promise<MappingRun> {
  const { scope, connectionId, version, actor, origin } = request

  return inTenant(scope, async (tx) => {
    const live = await lockMapping(tx, request)
    requireLive({ live, version, advice: 'Look at the versions, then undo again.' })
    if (!isUndoable(live)) throw notUndoableError(live)
    const before = await findVersion(tx, { ...request, number: version - 1 })
    if (!before) throw notFoundError('version')

    const originNumber = version - 1
    const number = await addVersion(tx, { ...request, after: version, rules: before.rules, origin: 'undone', originNumber })
    await stopRunsOf(tx, request)
    const row = await startMappingRun(tx, { ...request, kind: 'Undo' })
    const act = { action: 'mapping.undone', objectKind: 'mapping', objectId: connectionId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...act, before: { version }, after: { version: number, rulesOf: originNumber } })

    return readRun(tx, { row, live: { ...live, version: { ...live.version, number, origin: 'undone', originNumber } } })
  })
}

/** What the undone version's passes have not reached yet they shall not reach any more; what they did is what the undo takes back. */
async function stopRunsOf(tx: TenantTransaction, { connectionId, object, version }: RunRequest): Promise<void> {
  const now = new Date()
  const runs = { connectionId, object, version, kind: { not: 'Undo' } } as const
  await tx.mappingRun.updateMany({ where: { ...runs, state: UNFINISHED }, data: { state: 'Done', finishedAt: now } })
  await tx.mappingRun.updateMany({ where: runs, data: { undoneAt: now } })
}

function requireLive({ live, version, advice }: { live: StoredVersion; version: number; advice: string }): void {
  if (live.version.number === version) return

  throw conflictError(`Version ${live.version.number} is live now, not ${version}. ${advice}`)
}

function notUndoableError({ version }: StoredVersion): AppError<PlatformErrorCode> {
  if (version.number === 1) return conflictError('This is the first version: there is none to go back to.')

  return conflictError('This version is an undo itself. To go further back, restore the version that you want.')
}

const PAGE_SIZE = 50
const SLICE_MS = 5_000
const NOTIFY_EVERY_MS = 500

type RunRef = { scope: TenantScope; runId: string }
/** A record that cannot be written holds up the pass while waiting may help; `mayLeaveOut` then goes on without it. */
type RunMapping = RunRef & { mayLeaveOut?: boolean }

/**
 * The job of a pass: pages of records, one transaction each, for some seconds; then it enqueues itself. A killed worker's job goes on
 * where the last page ended and counts nothing twice.
 */
export async function runMapping({ scope, runId, mayLeaveOut = false }: RunMapping): Promise<void> {
  const startedAt = performance.now()
  let notifiedAt = Number.NEGATIVE_INFINITY

  for (;;) {
    const isNotifying = performance.now() - notifiedAt >= NOTIFY_EVERY_MS
    if (isNotifying) notifiedAt = performance.now()
    const page = { scope, runId, isNotifying }
    const run = await (mayLeaveOut ? runPageSafely(page) : runMappingPage(page))
    if (!run) return
    if (performance.now() - startedAt < SLICE_MS) continue
    await inTenant(scope, (tx) => enqueueRun(tx, { ...run, scope, runId }))
    return
  }
}

type RunPage = RunRef & { isNotifying: boolean; size?: number }

/** Where a page fails, its records are tried one by one, and those that fail alone are left out. */
async function runPageSafely(page: RunPage): Promise<RunRow | null> {
  try {
    return await runMappingPage(page)
  } catch (err) {
    log.warn({ organizationId: page.scope.organizationId, runId: page.runId, err }, 'page of a mapping run failed, tried record by record')
  }

  let run: RunRow | null = null
  for (let count = 0; count < PAGE_SIZE; count += 1) {
    run = await runMappingPage({ ...page, size: 1 }).catch((err: unknown) => skipRecord({ ...page, err }))
    if (!run) return null
  }

  return run
}

/**
 * Fills the next records of a pass; cursor and counts move in the same transaction. Answers the run as it stands then; null where nothing
 * is left to do, or an older pass of the mapping is not done yet: its end starts this one.
 */
export async function runMappingPage({ scope, runId, isNotifying, size = PAGE_SIZE }: RunPage): Promise<RunRow | null> {
  return inTenant(scope, async (tx) => {
    const run = await beginPage(tx, { scope, runId })
    if (!run) return null
    const { connectionId, object, cursor } = run
    const pass = await openPass(tx, { scope, object })
    const rows = await lockOpenRecords(tx, { scope, connectionId, object, cursor, size })
    const kept = await readKeptVersions(tx, { run, rows })
    const mappings = await readRunMappings(tx, { scope, run, rows, kept, fields: pass.fields })

    const counts = { seen: run.seen + rows.length, changed: run.changed, kept: run.kept }
    const items: { recordId: string; versions: FieldVersions }[] = []
    for (const { id } of rows) {
      const result = await pass.remap({ recordId: id, mappings, mode: modeOf({ run, versions: kept.get(id) }) })
      if (!result) continue
      if (hasShownChange(result)) counts.changed += 1
      if (result.keptFields.length > 0) counts.kept += 1
      if (Object.keys(result.versionsBefore).length > 0) items.push({ recordId: id, versions: result.versionsBefore })
    }
    const { organizationId } = scope
    await tx.mappingRunItem.createMany({
      data: items.map(({ recordId, versions }) => ({ organizationId, runId, ...toItemKey({ object, recordId }), versions })),
    })
    const isDone = rows.length < size
    const after = await endPage(tx, { scope, run, data: { ...counts, cursor: rows.at(-1)?.id ?? run.cursor }, isDone })
    if (isNotifying || isDone) await notifyChange(tx, { scope, topic: 'mappings' })

    return isDone ? null : after
  })
}

/** Holds the run, so that whoever stops it waits for the page. */
async function beginPage(tx: TenantTransaction, { scope, runId }: RunRef): Promise<RunRow | null> {
  await query(tx)`select 1 from "mapping_run" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${runId}::uuid for update`
  const run = await tx.mappingRun.findUnique({ where: tenantKey(scope, runId) })
  if (!run || !UNFINISHED.in.includes(run.state)) return null
  const { connectionId, object } = run
  const older = await tx.mappingRun.findFirst({
    where: { connectionId, object, state: UNFINISHED, id: { lt: runId } },
    select: { id: true },
  })
  if (older) return null
  if (run.state === 'Running') return run

  const total = await countOpenRecords(tx, { scope, connectionId, object })

  return tx.mappingRun.update({ where: tenantKey(scope, runId), data: { state: 'Running', startedAt: new Date(), total } })
}

type EndPage = { scope: TenantScope; run: RunRow; data: Pick<RunRow, 'seen' | 'changed' | 'kept' | 'cursor'>; isDone: boolean }

async function endPage(tx: TenantTransaction, { scope, run, data, isDone }: EndPage): Promise<RunRow> {
  // Records that came in meanwhile were looked at, too.
  const total = Math.max(run.total ?? 0, data.seen)
  const state = run.errorCode === null ? 'Done' : 'Failed'
  const end = isDone ? ({ state, finishedAt: new Date(), total: data.seen } as const) : { total }
  const after = await tx.mappingRun.update({ where: tenantKey(scope, run.id), data: { ...data, ...end } })
  if (!isDone) return after

  const { connectionId, object } = run
  const next = await tx.mappingRun.findFirst({
    where: { connectionId, object, state: UNFINISHED },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (next) await enqueueRun(tx, { scope, connectionId, object, runId: next.id })

  return after
}

type KeptVersions = ReadonlyMap<string, FieldVersions>

/** For an undo: what each record was filled by before the runs of the undone version. */
async function readKeptVersions(tx: TenantTransaction, { run, rows }: { run: RunRow; rows: readonly OpenRecord[] }): Promise<KeptVersions> {
  if (run.kind !== 'Undo') return new Map()
  const { connectionId, object, version } = run
  const ids = rows.map(({ id }) => id)
  const items = await tx.mappingRunItem.findMany({
    where: {
      OR: [{ offerId: { in: ids } }, { newHireId: { in: ids } }],
      run: { connectionId, object, version, kind: { not: 'Undo' } },
    },
    orderBy: { runId: 'desc' },
    select: { offerId: true, newHireId: true, versions: true },
  })
  const byRecord = Map.groupBy(items, ({ offerId, newHireId }) => offerId ?? newHireId ?? '')

  return new Map([...byRecord].map(([id, own]) => [id, mergeVersions(own.map(({ versions }) => versions as FieldVersions))]))
}

type ReadRunMappings = Pick<RecordsPass, 'fields'> & {
  scope: TenantScope
  run: RunRow
  rows: readonly OpenRecord[]
  kept: KeptVersions
}

/** A re-apply fills by the version that was agreed to, also where somebody saves another one while it runs. */
async function readRunMappings(tx: TenantTransaction, { scope, run, rows, kept, fields }: ReadRunMappings): Promise<LoadedMappings> {
  const restored = [...kept.values()].flatMap((versions) => Object.values(versions).flatMap((version) => version ?? []))
  const numbers = [run.version, ...restored, ...listVersions(...rows.flatMap(({ source, heldSource }) => [source, heldSource]))]
  const mappings = await readMappings(tx, { scope, connectionId: run.connectionId, object: run.object, fields, numbers })

  return run.kind === 'Reapply' ? { ...mappings, live: run.version } : mappings
}

function modeOf({ run, versions = {} }: { run: RunRow; versions: FieldVersions | undefined }): RemapMode {
  if (run.kind === 'Fill') return { kind: 'fill' }

  return run.kind === 'Reapply' ? { kind: 'reapply' } : { kind: 'restore', versions, undone: run.version }
}

/** Goes on behind a record that could not be written. Where the database itself is away this fails as well, and the job is tried again. */
async function skipRecord({ scope, runId, err }: RunRef & { err: unknown }): Promise<RunRow | null> {
  return inTenant(scope, async (tx) => {
    const run = await beginPage(tx, { scope, runId })
    if (!run) return null
    const { connectionId, object, cursor } = run
    const [row] = await lockOpenRecords(tx, { scope, connectionId, object, cursor, size: 1 })
    if (!row) return null
    log.error({ organizationId: scope.organizationId, runId, object, recordId: row.id, err }, 'record left out by a mapping run')
    const data = { cursor: row.id, seen: run.seen + 1, errorCode: 'records_failed' }

    return tx.mappingRun.update({ where: tenantKey(scope, runId), data })
  })
}
