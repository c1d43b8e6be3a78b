import { type Comparison, compareOpening } from '#lib/destinations/ashby-openings/compare-opening.ts'
import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { readSyncedJob, type StoredOpening } from '#lib/domain/openings/queries.ts'
import type { JobProblem, OpeningProblem } from '#lib/domain/openings/schema.ts'
import { openingFieldWords } from '#lib/domain/openings/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { readOpening } from '#lib/sources/ashby/read-opening.ts'
import { applyRecord, isReadDue } from './apply-opening-record.ts'
import { closeOpening, reopenOpening } from './close-opening.ts'
import { type ComposedJob, composeOpenJob } from './compose-open-job.ts'
import { isLinked, type LinkedJob } from './linked-job.ts'
import { isSameProblem, type Look, type LookResult, wait } from './look-result.ts'
import { cannotClear, openingClosed } from './problems.ts'
import { placeOf, type SyncWork, winnerOf } from './sync-work.ts'
import { takeTheirs } from './take-theirs.ts'
import { writeChanges } from './write-changes.ts'

/** Makes a linked opening follow its open job, and takes or shows what Ashby's people changed. No call where nothing is to be done. */
export async function followOpening(work: SyncWork, known: LinkedJob): Promise<Look> {
  const job = await readAgainIfDue(work, known)
  if (!job) return { kind: 'again' }
  const { opening, status } = job
  // What a lost answer did is looked at before anything else is written.
  if (opening.problem?.code === 'opening_answer_lost' && isUnread(opening)) {
    return { kind: 'done', result: { outcome: 'Waiting', fields: [], problem: opening.problem } }
  }

  if (opening.sourceState === 'Filled' || status === 'Filled') return settle(work, job, { differences: 0, problem: null })
  if (status === 'Cancelled') return closeOpening(work, job)
  if (status === 'Active' && opening.sourceState === 'Closed') {
    const reopened = await reopenOpening(work, job)
    return reopened ?? wait(work, job, openingClosed)
  }

  return followValues(work, job)
}

function isUnread({ sent }: StoredOpening): boolean {
  return sent.$writtenAt != null
}

/** Reads an opening singly whose last write no list has shown, or of which a field was never read. Null where what was read changed it all. */
async function readAgainIfDue(work: SyncWork, job: LinkedJob): Promise<LinkedJob | null> {
  const { scope, connection, desk } = work
  const place = placeOf(work)
  const { externalId, theirs, sent } = job.opening
  const isUnknown = desk.written.some(({ key }) => !(key in theirs))
  const readStartedAt = sent.$writtenAt != null || isUnknown ? await readDatabaseClock() : null
  if (!readStartedAt || !(isUnknown || isReadDue({ sent }, readStartedAt))) return job

  try {
    const { results } = await connection.client.call('opening.info', { openingId: externalId })
    const record = readOpening(results)
    await inTenant(scope, (tx) => applyRecord(tx, { place, desk, opening: job.opening, record, readStartedAt }))
  } catch (thrown) {
    if (!isAshbyError(thrown, 'ashby_not_found')) throw thrown
    await inTenant(scope, (tx) => saveOpening(tx, { ...place, openJobId: job.id, change: { state: 'Gone', readAt: readStartedAt } }))
  }
  const current = await inTenant(scope, (tx) => readSyncedJob(tx, { ...place, openJobId: job.id }))

  return current && isLinked(current) ? current : null
}

async function followValues(work: SyncWork, job: LinkedJob): Promise<Look> {
  const { desk, setup } = work
  const composed = composeOpenJob({ desk, values: job.values })
  const { sent, theirs } = job.opening
  const comparison = compareOpening({ ours: composed.values, sent, theirs, winnerOf: (field) => winnerOf(setup, field) })
  const taken = await takeTheirs(work, job, comparison.take)
  const isFollowed = job.status === 'Active'
  const problem = taken.problem ?? (isFollowed ? (composed.obstacle ?? describeStuck(work, comparison) ?? composed.problem) : null)
  const differences = comparison.ask.length + taken.refused.length
  await noteSettled(work, job, { comparison, composed })
  // What was taken changed ours, so that it is compared anew.
  if (taken.isChanged) return { kind: 'again' }
  // Paused and planned jobs change nothing in Ashby.
  if (!isFollowed || comparison.write.length === 0) return settle(work, job, { differences, problem })

  const written = await writeChanges(work, job, { ours: composed.values, write: comparison.write })
  const left = written.problem ?? problem
  await settle(work, job, { differences, problem: left })

  return { kind: 'done', result: { outcome: outcomeOf(written, left), fields: written.fields, problem: left } }
}

function outcomeOf(
  written: { fields: readonly string[]; problem: OpeningProblem | null },
  problem: OpeningProblem | null,
): LookResult['outcome'] {
  if (written.problem) return 'Failed'

  return problem ? 'Waiting' : 'Changed'
}

function describeStuck({ desk }: SyncWork, { stuck }: Comparison): OpeningProblem | null {
  const [field] = stuck
  if (field === undefined) return null
  const words: Readonly<Record<string, { label: string }>> = openingFieldWords
  const label = words[field]?.label ?? desk.fields.find(({ fieldKey }) => fieldKey === field)?.definition.label ?? field

  return cannotClear(field, label)
}

/** Both have it alike although it was not known: from now on it is. */
async function noteSettled(
  work: SyncWork,
  job: LinkedJob,
  { comparison, composed }: { comparison: Comparison; composed: ComposedJob },
): Promise<void> {
  if (comparison.settled.length === 0) return
  const settled = Object.fromEntries(comparison.settled.map((field) => [field, composed.values[field] ?? null]))
  const sent = { ...job.opening.sent, ...settled }
  job.opening = { ...job.opening, sent }
  await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change: { sent } }))
}

type Settle = { differences: number; problem: JobProblem | null }

/** Says on the row what is left to do. */
async function settle(work: SyncWork, job: LinkedJob, { differences, problem }: Settle): Promise<Look> {
  const { opening } = job
  const isSame = opening.differences === differences && isSameProblem(opening.problem, problem)
  if (!isSame) {
    const change = { differences, problem }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change }))
  }

  return problem ? { kind: 'done', result: { outcome: 'Waiting', fields: [], problem } } : { kind: 'nothing' }
}
