import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { STATE_SET, STATE_SET_AT, WRITTEN_AT } from '#lib/domain/openings/schema.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { LinkedJob } from './linked-job.ts'
import { type Look, wait } from './look-result.ts'
import { answerLost, closeReasonMissing, isAboutOneJob, isOutcomeUnknown, openingReopened, toProblem } from './problems.ts'
import { placeOf, type SyncWork } from './sync-work.ts'
import { noteLost } from './write-changes.ts'

/** Closes the opening of a cancelled job, once: where somebody opens it again in Ashby that is said and not fought. */
export async function closeOpening(work: SyncWork, job: LinkedJob): Promise<Look> {
  const { opening } = job
  if (opening.sourceState === 'Closed') return noteDone(work, job)
  if (opening.sent[STATE_SET] === 'Closed') return wait(work, job, openingReopened)
  const closeReasonId = job.closeReasonId ?? work.setup.closeReason?.id ?? null
  if (closeReasonId === null) return wait(work, job, closeReasonMissing)

  return setState(work, job, { openingState: 'Closed', closeReasonId })
}

/** An opening that we closed is opened again with its job; null for one that Ashby's people closed. */
export async function reopenOpening(work: SyncWork, job: LinkedJob): Promise<Look | null> {
  if (job.opening.sent[STATE_SET] !== 'Closed') return null

  return setState(work, job, { openingState: 'Approved' })
}

async function noteDone(work: SyncWork, job: LinkedJob): Promise<Look> {
  if (job.opening.problem !== null || job.opening.differences > 0) {
    const change = { problem: null, differences: 0 }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change }))
  }

  return { kind: 'nothing' }
}

type SetState = { openingState: 'Closed'; closeReasonId: string } | { openingState: 'Approved' }

async function setState(work: SyncWork, job: LinkedJob, input: SetState): Promise<Look> {
  const place = { ...placeOf(work), openJobId: job.id }
  const { openingState } = input
  try {
    await work.connection.client.call('opening.setOpeningState', { openingId: job.opening.externalId, ...input })
    const at = (await readDatabaseClock()).toISOString()
    const sent = { ...job.opening.sent, [STATE_SET]: openingState, [STATE_SET_AT]: at, [WRITTEN_AT]: at }
    const change = { sourceState: openingState, sent, problem: null, differences: 0 }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...place, change }))
    const outcome = openingState === 'Closed' ? 'Closed' : 'Changed'

    return { kind: 'done', result: { outcome, fields: [], problem: null } }
  } catch (thrown) {
    const isLost = isOutcomeUnknown(thrown)
    if (!isLost && !isAboutOneJob(thrown)) throw thrown
    if (isLost) await noteLost(work, job)
    const problem = isLost ? answerLost(thrown.requestId) : toProblem(thrown)
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...place, change: { problem } }))

    return { kind: 'done', result: { outcome: 'Failed', fields: [], problem } }
  }
}
