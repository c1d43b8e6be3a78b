import { countExpected } from '#lib/domain/sweeps/items/queries.ts'
import {
  cleanPass,
  failPass,
  finishCounting,
  finishPass,
  restartPass,
  type SweepStep,
  saveStep,
  takeUpPass,
  yieldTurn,
} from '#lib/domain/sweeps/passes/mutations.ts'
import type { SweepPass } from '#lib/domain/sweeps/passes/queries.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from '#lib/pipeline/ashby-connection.ts'
import { observeSweep } from '#lib/pipeline/measures.ts'
import { nextTry } from '#lib/pipeline/retry-delay.ts'
import { reviewHealth } from '#lib/pipeline/review-health.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { askForMissingHires, askForMissingOffers } from './ask-for-missing.ts'
import { createProgress } from './create-progress.ts'
import { joinLists } from './join-lists.ts'
import { listHires } from './list-hires.ts'
import { listOffers } from './list-offers.ts'
import { lookAtHires, lookAtOffers } from './look-at-items.ts'
import type { SweepWork } from './sweep-work.ts'

/** How long one job works at a pass before the others have their turn. */
const SLICE_MS = 3_000
/** Open screens are told of progress at most so often. */
const TELL_EVERY_MS = 500

export type RunSweep = { scope: TenantScope; sweepId: string }

/**
 * Some seconds of one pass over Ashby's offers and hires, which brings in what is ready, changed or gone, whether or not a webhook told of it.
 * Every step (a page of a list, a few records) is written down with where the next one goes on, so that nothing is kept in memory between two
 * jobs and a killed one costs a step. Enqueues itself again until the pass ends.
 */
export async function runSweep({ scope, sweepId }: RunSweep): Promise<void> {
  let connection: AshbyConnection | null = null
  let slice: Slice | null = null
  try {
    const pass = await takeUpPass({
      scope,
      id: sweepId,
      async begin(row) {
        connection = await openAshby({ scope, connectionId: row.connectionId })
        return createProgress({ scope, connection, row })
      },
    })
    if (!pass) return await cleanPass({ scope, id: sweepId })

    connection ??= await openAshby({ scope, connectionId: pass.connectionId })
    slice = { scope, pass, connection, savedCalls: 0 }
    await runSlice(slice)
  } catch (thrown) {
    await stop({ scope, sweepId, connection, slice, thrown })
  }
}

/** A pass as this job works at it: `pass` is what was written down last. */
type Slice = SweepWork & { savedCalls: number }

async function runSlice(slice: Slice): Promise<void> {
  const { scope, connection } = slice
  const until = performance.now() + SLICE_MS
  let toldAt = Number.NEGATIVE_INFINITY

  while (performance.now() < until) {
    const { pass } = slice
    if (pass.phase === 'done') return finish(slice)
    if (isCounted(pass)) return finishCounting({ scope, id: pass.id, expected: await countExpected({ scope, sweepId: pass.id }) })

    const step = await takeStep(slice)
    const calls = connection.calls.length
    const isTold = performance.now() - toldAt >= TELL_EVERY_MS
    const next = await saveStep({ scope, pass, step, calls: calls - slice.savedCalls, isTold })
    if (!next) return
    if (isTold) toldAt = performance.now()
    slice.pass = next
    slice.savedCalls = calls
  }
  await yieldTurn({ scope, id: slice.pass.id, connectionId: slice.pass.connectionId })
}

/** All that an import would look at is known, and nobody has seen yet how much that is. */
function isCounted({ trigger, phase, isCounted: isSeen }: SweepPass): boolean {
  return trigger === 'Import' && phase === 'look:Offer' && !isSeen
}

/** The next step of a pass: it asks Ashby and looks at records, and writes nothing of the pass itself. */
async function takeStep(work: SweepWork): Promise<SweepStep> {
  switch (work.pass.phase) {
    case 'offers':
      return listOffers(work)
    case 'applications':
      return listHires(work)
    case 'join:Application':
      return joinLists(work, 'Application')
    case 'join:Candidate':
      return joinLists(work, 'Candidate')
    case 'join:Job':
      return joinLists(work, 'Job')
    case 'look:Offer':
      return lookAtOffers(work)
    case 'look:Application':
      return lookAtHires(work)
    case 'gone:Offer':
      return askForMissingOffers(work)
    case 'gone:Hire':
      return askForMissingHires(work)
    case 'done':
      throw new Error('A pass that is done has no next step.')
  }
}

async function finish({ scope, pass, connection }: Slice): Promise<void> {
  await finishPass({ scope, pass })
  await noteKeyHealth({ scope, access: connection.access, error: null })
  await noteEnd({ scope, pass, outcome: 'Done' })
}

type Stop = { scope: TenantScope; sweepId: string; connection: AshbyConnection | null; slice: Slice | null; thrown: unknown }

async function stop({ scope, sweepId, connection, slice, thrown }: Stop): Promise<void> {
  const error = toAppError(thrown)
  logFailure({ what: 'sweep stopped', error, ids: { organizationId: scope.organizationId, sweepId } })
  if (connection) await noteKeyHealth({ scope, access: connection.access, error })
  const isExpired = isAshbyError(error, 'ashby_cursor_expired')
  if (isExpired && (await restartPass({ scope, id: sweepId }))) return

  const hasEnded = await failPass({
    scope,
    id: sweepId,
    failure: { code: error.code, message: error.userMessage, requestId: error.requestId },
    findRetry: (attempts) => (isExpired ? null : nextTry({ error, attempts })),
    calls: slice ? slice.connection.calls.length - slice.savedCalls : 0,
  })
  if (hasEnded && slice) await noteEnd({ scope, pass: slice.pass, outcome: 'Failed' })
}

async function noteEnd({ scope, pass, outcome }: { scope: TenantScope; pass: SweepPass; outcome: 'Done' | 'Failed' }): Promise<void> {
  observeSweep({ trigger: pass.trigger, outcome, startedAt: pass.startedAt })
  await reviewHealth({ scope, connectionId: pass.connectionId })
}
