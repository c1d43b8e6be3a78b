import { type OpeningWrite, planWrites } from '#lib/destinations/ashby-openings/opening-bodies.ts'
import { composeTheirs, type OpeningValues } from '#lib/destinations/ashby-openings/opening-values.ts'
import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import type { StoredOpening } from '#lib/domain/openings/queries.ts'
import { type OpeningProblem, VERSION, WRITTEN_AT } from '#lib/domain/openings/schema.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { AshbyClient } from '#lib/sources/ashby/client.ts'
import { readOpening } from '#lib/sources/ashby/read-opening.ts'
import type { OpeningRecord } from '#lib/sources/source.ts'
import type { LinkedJob } from './linked-job.ts'
import { answerLost, isAboutOneJob, isOutcomeUnknown, toProblem } from './problems.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

type WriteChanges = { ours: OpeningValues; write: readonly string[] }
type Written = { fields: string[]; problem: OpeningProblem | null }

/**
 * Writes what changed, call by call, and keeps after each what Ashby has by then. An answer that is lost ends it: the same value twice is the
 * same, but what stands there is looked at first.
 */
export async function writeChanges(work: SyncWork, job: LinkedJob, { ours, write }: WriteChanges): Promise<Written> {
  const writes = planWrites({ ours, theirs: job.opening.theirs, write, fields: work.desk.written })
  const fields = new Set<string>()

  for (const [index, one] of writes.entries()) {
    const left = writes.slice(index + 1).flatMap((later): string[] => later.fields)
    const done = one.fields.filter((field) => !left.includes(field))
    try {
      const record = await call(work.connection.client, job.opening.externalId, one)
      await keepWritten(work, job, { ours, done, record, written: one.fields })
      for (const field of one.fields) fields.add(field)
    } catch (thrown) {
      const isLost = isOutcomeUnknown(thrown)
      if (isLost) await noteLost(work, job)
      if (isLost || isAboutOneJob(thrown)) {
        return {
          fields: [...fields],
          problem: isLost ? answerLost(thrown.requestId) : { ...toProblem(thrown), field: one.fields[0] ?? null },
        }
      }
      throw thrown
    }
  }

  return { fields: [...fields], problem: null }
}

/** The opening as the answer has it; null for values, whose answer holds only themselves. */
async function call(client: AshbyClient, openingId: string, write: OpeningWrite): Promise<OpeningRecord | null> {
  switch (write.call) {
    case 'update':
      return readOpening((await client.call('opening.update', { openingId, ...write.terms })).results)
    case 'addLocation':
    case 'removeLocation':
      return readOpening((await client.call(`opening.${write.call}`, { openingId, locationId: write.id })).results)
    case 'addJob':
    case 'removeJob':
      return readOpening((await client.call(`opening.${write.call}`, { openingId, jobId: write.id })).results)
    case 'setValues':
      await client.call('customField.setValues', { objectId: openingId, objectType: 'Opening', values: write.values })
      return null
  }
}

type KeepWritten = { ours: OpeningValues; done: readonly string[]; written: readonly string[]; record: OpeningRecord | null }

async function keepWritten(work: SyncWork, job: LinkedJob, { ours, done, written, record }: KeepWritten): Promise<void> {
  const { opening } = job
  const now = await readDatabaseClock()
  const pick = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, ours[key] ?? null]))
  const sent: OpeningValues = { ...opening.sent, ...pick(done), [WRITTEN_AT]: now.toISOString() }
  // Only a version that is another one than before tells this write from what a lagging read shows.
  const isTold = record !== null && record.versionId !== opening.theirs[VERSION]
  const theirs: OpeningValues = {
    ...(record ? composeTheirs({ opening: record, fields: work.desk.written }) : { ...opening.theirs, ...pick(written) }),
    [VERSION]: isTold ? record.versionId : null,
  }
  const change = { sent, theirs, readAt: now, ...(record ? { sourceState: record.state } : {}) }
  job.opening = { ...opening, ...change } satisfies StoredOpening
  await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change }))
}

/** From now on it is not known what stands there, until it is read after the time by which reads lag. */
export async function noteLost(work: SyncWork, job: LinkedJob): Promise<void> {
  const now = await readDatabaseClock()
  const sent: OpeningValues = { ...job.opening.sent, [WRITTEN_AT]: now.toISOString() }
  const theirs: OpeningValues = { ...job.opening.theirs, [VERSION]: null }
  job.opening = { ...job.opening, sent, theirs }
  await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change: { sent, theirs } }))
}
