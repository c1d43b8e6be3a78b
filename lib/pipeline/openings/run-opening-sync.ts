import { noteKeyCheck } from '#lib/domain/connections/mutations.ts'
import { countAffectedJobs, hasUnresolved, listAffectedJobs, readSyncedJobs } from '#lib/domain/openings/queries.ts'
import type { OpeningProblem } from '#lib/domain/openings/schema.ts'
import { noteLists } from '#lib/domain/openings/setups/mutations.ts'
import { readSetup } from '#lib/domain/openings/setups/queries.ts'
import { continueSync, endSync, retrySync, type SyncResult, saveProgress, takeUpSync } from '#lib/domain/openings/syncs/mutations.ts'
import type { SyncRow } from '#lib/domain/openings/syncs/queries.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from '#lib/pipeline/ashby-connection.ts'
import { observeOpeningSync } from '#lib/pipeline/measures.ts'
import { nextTry, spreadAfter } from '#lib/pipeline/retry-delay.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { type AppError, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { hasPermission } from '#lib/sources/ashby/permissions.ts'
import { LAG_MS } from './apply-opening-record.ts'
import { listOpenings } from './list-openings.ts'
import { lookAtOpenJob } from './look-at-open-job.ts'
import { areFieldsDue, prepareFields } from './prepare-fields.ts'
import { planMissing, toProblem } from './problems.ts'
import { areListsDue, readLists } from './read-lists.ts'
import { readStanding } from './read-standing.ts'
import { placeOf, readDesk, refreshDesk, type SyncWork, takeCalls } from './sync-work.ts'

/** How long one job works at a sync before the others have their turn. */
const SLICE_MS = 3_000
const PAGE_SIZE = 50
/** Open screens are told of progress at most so often. */
const TELL_EVERY_MS = 1_000
/** The next sync comes soon enough anyway. */
const TRIES = 4

export type RunOpeningSync = { scope: TenantScope; syncId: string }

/**
 * Some seconds of one sync: the account's lists, its custom fields, what Ashby has of openings, then open job by open job. What was done is
 * written down with each, so that a killed job costs nothing but time. Enqueues itself again until the sync ends.
 */
export async function runOpeningSync({ scope, syncId }: RunOpeningSync): Promise<void> {
  const sync = await takeUpSync({ scope, id: syncId })
  if (!sync) return
  let connection: AshbyConnection | null = null
  let work: SyncWork | null = null
  try {
    const { obstacle, account } = await inTenant(scope, (tx) => readStanding(tx, scope))
    if (obstacle || account?.id !== sync.connectionId)
      return await endSync({ scope, id: syncId, calls: 0, error: obstacle ?? otherAccount })

    connection = await openAshby({ scope, connectionId: sync.connectionId })
    work = await openWork({ scope, sync, connection })
    if (sync.total === null) await prepare(work)
    await lookAtPages(work)
  } catch (thrown) {
    await stop({ scope, sync, connection, work, thrown })
  }
}

const otherAccount: OpeningProblem = {
  code: 'openings_no_account',
  message: 'Another account was chosen for openings meanwhile. The next sync goes there.',
  field: null,
  requestId: null,
}

type OpenWork = { scope: TenantScope; sync: SyncWork['sync']; connection: AshbyConnection }

function openWork({ scope, sync, connection }: OpenWork): Promise<SyncWork> {
  return inTenant(scope, async (tx) => ({
    ...{ scope, sync, connection, savedCalls: 0 },
    setup: await readSetup(tx, scope),
    desk: await readDesk(tx, { scope, connectionId: sync.connectionId, can: connection.can }),
  }))
}

/** What comes before the first open job. All of it may be done again. */
async function prepare(work: SyncWork): Promise<void> {
  const { scope, sync } = work
  const isWhole = areListsDue(work)
  // Openings first: without them nothing else is of use, and a plan that has none says so here.
  const filled = await listOpenings(work, { isWhole })
  if (isWhole) await readLists(work)
  if (isWhole || areFieldsDue(work)) await prepareFields(work)
  await refreshDesk(work)
  await inTenant(scope, async (tx) => {
    const total = await countAffectedJobs(tx, placeOf(work))
    await saveProgress(tx, { scope, id: sync.id, total, calls: takeCalls(work), results: filled, isTold: true })
  })
}

async function lookAtPages(work: SyncWork): Promise<void> {
  const { scope, sync } = work
  const until = performance.now() + SLICE_MS
  let toldAt = Number.NEGATIVE_INFINITY
  let cursor = sync.cursor

  while (performance.now() < until) {
    const after = cursor
    const jobs = await inTenant(scope, async (tx) => {
      const ids = await listAffectedJobs(tx, { ...placeOf(work), after, take: PAGE_SIZE })
      return readSyncedJobs(tx, { ...placeOf(work), ids })
    })
    if (jobs.length === 0) return finish(work)

    let seen = 0
    for (const [index, job] of jobs.entries()) {
      const result = await lookAtOpenJob(work, job)
      seen += 1
      cursor = job.id
      const isOver = performance.now() >= until
      if (!result && !isOver && index < jobs.length - 1) continue
      const isTold = performance.now() - toldAt >= TELL_EVERY_MS
      if (isTold) toldAt = performance.now()
      await save(work, { cursor, seen, results: result ? [{ ...result, openJobId: job.id }] : [], isTold })
      seen = 0
      if (isOver) break
    }
  }
  await continueSync({ scope, id: sync.id, connectionId: sync.connectionId })
}

type Save = { cursor: string; seen: number; results: SyncResult[]; isTold: boolean }

async function save(work: SyncWork, progress: Save): Promise<void> {
  const { scope, sync } = work
  await inTenant(scope, (tx) => saveProgress(tx, { scope, id: sync.id, calls: takeCalls(work), ...progress }))
}

async function finish(work: SyncWork): Promise<void> {
  const { scope, sync, connection } = work
  const isUnresolved = await inTenant(scope, (tx) => hasUnresolved(tx, placeOf(work)))
  // A creation whose answer was lost is looked for soon: twice, once reads can be believed.
  const nextAt = isUnresolved ? new Date(Date.now() + LAG_MS / 2) : undefined
  await endSync({ scope, id: sync.id, calls: takeCalls(work), error: null, nextAt })
  await noteKeyHealth({ scope, access: connection.access, error: null })
  observeOpeningSync({ trigger: sync.trigger, outcome: 'Done', startedAt: sync.startedAt })
}

type Stop = {
  scope: TenantScope
  sync: SyncRow & { startedAt: Date }
  connection: AshbyConnection | null
  work: SyncWork | null
  thrown: unknown
}

async function stop({ scope, sync, connection, work, thrown }: Stop): Promise<void> {
  const error = toAppError(thrown)
  const place = { organizationId: scope.organizationId, syncId: sync.id, code: error.code, err: error.cause }
  if (error.code === 'internal_error') log.error(place, 'openings sync stopped by a fault of ours')
  else log.warn(place, 'openings sync stopped')
  if (connection) await noteKeyHealth({ scope, access: connection.access, error })
  const problem = (connection && (await explainPermission({ scope, connection, error }))) ?? toProblem(error)
  if (sync.total === null) await inTenant(scope, (tx) => noteLists(tx, { scope, errorCode: error.code }))
  const calls = work ? takeCalls(work) : 0
  if (await retrySync({ scope, id: sync.id, calls, error: problem, findRetry: (attempts) => findRetry(error, attempts) })) return

  await endSync({ scope, id: sync.id, calls: 0, error: problem })
  observeOpeningSync({ trigger: sync.trigger, outcome: 'Failed', startedAt: sync.startedAt })
}

function findRetry(error: AppError, attempts: number): Date | null {
  // Waiting as long as Ashby asks uses up no try.
  if ((error.code === 'held' || error.code === 'ashby_rate_limited') && error.retryAt) return spreadAfter(error.retryAt)

  return attempts > TRIES ? null : nextTry({ error, attempts })
}

/**
 * A permission that Ashby says is missing: asks what the key may do. Where it has the permission the company's plan has no openings; where it
 * has not that is kept on the account, so that it is said before the next try.
 */
async function explainPermission({
  scope,
  connection,
  error,
}: {
  scope: TenantScope
  connection: AshbyConnection
  error: AppError
}): Promise<OpeningProblem | null> {
  if (!isAshbyError(error, 'ashby_permission_missing') || !error.permission) return null
  try {
    const { results } = await connection.client.call('apiKey.info', {})
    const scopes = results.scopes ?? []
    if (hasPermission(scopes, error.permission)) return error.operation.startsWith('opening.') ? planMissing(error.requestId) : null
    const { id, keySealed } = connection.access
    if (keySealed) await noteKeyCheck({ scope, id, keySealed, scopes, errorCode: null })
  } catch (thrown) {
    log.warn({ organizationId: scope.organizationId, code: toAppError(thrown).code }, 'the key was not checked after a missing permission')
  }

  return null
}
