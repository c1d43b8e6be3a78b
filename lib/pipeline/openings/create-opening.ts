import { listCreated, writeNewOpening } from '#lib/destinations/ashby-openings/opening-bodies.ts'
import { composeTheirs, type OpeningValues } from '#lib/destinations/ashby-openings/opening-values.ts'
import { followOpening as followHires } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { lockOpening, saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { findOpenings, type SyncedJob } from '#lib/domain/openings/queries.ts'
import { VERSION, WRITTEN_AT } from '#lib/domain/openings/schema.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { readOpening } from '#lib/sources/ashby/read-opening.ts'
import type { OpeningRecord } from '#lib/sources/source.ts'
import { LAG_MS } from './apply-opening-record.ts'
import { composeOpenJob } from './compose-open-job.ts'
import { type Look, wait } from './look-result.ts'
import { answerLost, identifierMissing, identifierTaken, isAboutOneJob, isOutcomeUnknown, toProblem } from './problems.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

/** A claim that is older is not acted on: whoever holds it may have slept, and somebody else may look for its outcome. */
const CLAIM_MS = 20_000
/** Between two reads that do not find a creation. */
const MISS_AGAIN_MS = 20_000

/**
 * Makes an open job's opening, at most once whatever happens: Ashby has no key of idempotency, so the identifier is searched first, the try is
 * written down before it is sent, and an answer that is lost is looked for later (`findCreated`).
 */
export async function createOpening(work: SyncWork, job: SyncedJob): Promise<Look> {
  const { values, obstacle } = composeOpenJob({ desk: work.desk, values: job.values })
  if (obstacle) return wait(work, job, obstacle)
  const { identifier } = values
  if (!identifier) return wait(work, job, identifierMissing)
  const [other] = await searchStrangers(work, identifier)
  if (other) return wait(work, job, identifierTaken(identifier, other))

  const claim = await claimCreation(work, { openJobId: job.id, identifier })
  if (!claim) return { kind: 'nothing' }

  return send(work, claim)
}

/** Openings of this identifier, those of other open jobs left out. */
async function searchStrangers(work: SyncWork, identifier: string): Promise<OpeningRecord[]> {
  const { results } = await work.connection.client.call('opening.search', { identifier })
  const records = results.map(readOpening)
  if (records.length === 0) return []
  const externalIds = records.map(({ externalId }) => externalId)
  const known = await inTenant(work.scope, (tx) => findOpenings(tx, { ...placeOf(work), externalIds }))

  return records.filter(({ externalId }) => !known.some((opening) => opening.externalId === externalId))
}

type Claim = { job: SyncedJob; values: OpeningValues; created: OpeningValues; at: number }

/** Writes down that it is about to be sent, if it still is to be: under the row's lock, and committed before the call. */
async function claimCreation(work: SyncWork, { openJobId, identifier }: { openJobId: string; identifier: string }): Promise<Claim | null> {
  const { scope, desk } = work
  const place = { ...placeOf(work), openJobId }
  const at = performance.now()

  return inTenant(scope, async (tx) => {
    const job = await lockOpening(tx, place)
    if (job?.status !== 'Active' || job.opening.state !== 'Waiting') return null
    const { values, obstacle } = composeOpenJob({ desk, values: job.values })
    if (obstacle || values.identifier !== identifier) return null
    const created = Object.fromEntries(listCreated(values, desk.written).map((key) => [key, values[key] ?? null]))
    const createSentAt = await readDatabaseClock(tx)
    await saveOpening(tx, { ...place, change: { state: 'Creating', createSentAt, sent: created, theirs: {}, problem: null } })

    return { job, values, created, at }
  })
}

async function send(work: SyncWork, { job, values, created, at }: Claim): Promise<Look> {
  const place = { ...placeOf(work), openJobId: job.id }
  if (performance.now() - at > CLAIM_MS) return { kind: 'nothing' }
  try {
    const { results } = await work.connection.client.call('opening.create', writeNewOpening(values))
    await keepCreated(work, { openJobId: job.id, record: readOpening(results), created, isAnswer: true })

    return { kind: 'created' }
  } catch (thrown) {
    const error = toAppError(thrown)
    // Our own fault says nothing about Ashby either.
    if (error.code === 'internal_error') throw thrown
    const isLost = isOutcomeUnknown(error)
    const problem = isLost ? answerLost(error.requestId) : isAboutOneJob(error) ? toProblem(error) : null
    const release = isLost ? {} : { state: 'Waiting' as const, createSentAt: null, sent: {} }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...place, change: { ...release, problem } }))
    if (!problem) throw thrown

    return { kind: 'done', result: { outcome: isLost ? 'Waiting' : 'Failed', fields: [], problem } }
  }
}

type KeepCreated = { openJobId: string; record: OpeningRecord; created: OpeningValues; isAnswer: boolean }

async function keepCreated(work: SyncWork, { openJobId, record, created, isAnswer }: KeepCreated): Promise<void> {
  const { scope, desk } = work
  await inTenant(scope, async (tx) => {
    const now = await readDatabaseClock(tx)
    const values = composeTheirs({ opening: record, fields: desk.written })
    // Of what was not said Ashby chose something: that is no edit of its people's.
    const sent = { ...values, ...created, ...(isAnswer ? { [WRITTEN_AT]: now.toISOString() } : {}) }
    const theirs = { ...values, [VERSION]: record.versionId }
    const change = { state: 'Linked', externalId: record.externalId, createSentAt: null, sourceState: record.state, problem: null } as const
    await saveOpening(tx, { ...placeOf(work), openJobId, change: { ...change, sent, theirs, readAt: now } })
  })
  // Somebody may have been hired for it before it was known here. On its own, because a hire is held before any job and opening.
  if (!isAnswer) await inTenant(scope, (tx) => followHires(tx, { ...placeOf(work), externalId: record.externalId }))
}

/**
 * Finds out what became of a creation whose answer was lost: found by the identifier that was sent it is linked; not found in two reads, both
 * later than reads lag, it was certainly not made, and may be made again.
 */
export async function findCreated(work: SyncWork, job: SyncedJob): Promise<Look> {
  const { opening } = job
  if (!opening?.createSentAt) return { kind: 'nothing' }
  const now = await readDatabaseClock()
  const lost = { ...answerLost(opening.problem?.requestId ?? null), missedAt: opening.problem?.missedAt ?? null }
  const result = { kind: 'done', result: { outcome: 'Waiting', fields: [], problem: lost } } as const
  if (now.getTime() < opening.createSentAt.getTime() + LAG_MS) return result
  const missedAt = lost.missedAt === null ? null : Date.parse(lost.missedAt)
  if (missedAt !== null && now.getTime() < missedAt + MISS_AGAIN_MS) return result

  const identifier = opening.sent.identifier ?? ''
  const [found, another] = await searchStrangers(work, identifier)
  if (found && another) return wait(work, job, { ...identifierTaken(identifier, found), requestId: lost.requestId })
  if (found) {
    await keepCreated(work, { openJobId: job.id, record: found, created: opening.sent, isAnswer: false })
    return { kind: 'created' }
  }

  const place = { ...placeOf(work), openJobId: job.id }
  if (missedAt === null) {
    const problem = { ...lost, missedAt: now.toISOString() }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...place, change: { problem } }))
    return { kind: 'done', result: { outcome: 'Waiting', fields: [], problem } }
  }
  await inTenant(work.scope, (tx) =>
    saveOpening(tx, { ...place, change: { state: 'Waiting', createSentAt: null, sent: {}, problem: null } }),
  )

  return { kind: 'again' }
}
