import { noteSourceFiles } from '#lib/domain/new-hires/files/mutations.ts'
import { findHireOfApplication } from '#lib/domain/new-hires/queries.ts'
import { type ApplyHireResult, applyHireReading, type HireReadingInput } from '#lib/domain/new-hires/readings/mutations.ts'
import { findLastReading } from '#lib/domain/new-hires/readings/queries.ts'
import type { SyncPlace } from '#lib/domain/sync/mutations.ts'
import { beginReading, type LastReading } from '#lib/domain/sync/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toStorableJson } from '#lib/platform/format/storable-text.ts'
import { readOfferPlaces } from '#lib/sources/ashby/offer-places.ts'
import { isApplicationBehind } from '#lib/sources/ashby/offer-status.ts'
import { orMissing } from '#lib/sources/ashby/read-candidacy.ts'
import { type ReadHireOptions, readHire } from '#lib/sources/ashby/read-hire.ts'
import { readHirePayload } from '#lib/sources/ashby/read-hire-payload.ts'
import type { HireReading, HireRecord } from '#lib/sources/source.ts'
import type { AshbyConnection } from './ashby-connection.ts'

export type SyncHireOptions = {
  scope: TenantScope
  connection: AshbyConnection
  /** A hire is its application. */
  externalId: string
  /** The event that history names. */
  eventId: string | null
  /** Objects that the same pass has read. `startedAt`, by the database's clock, must lie before they were read. */
  given?: ReadHireOptions['given']
  startedAt?: Date
}

export type SyncHireResult =
  | ApplyHireResult
  | { kind: 'hidden'; newHireId: null; what: 'application' | 'candidate'; requestId: string | null }

/**
 * Reads one hire from Ashby and makes our new hire equal to it. Twice, late or in the wrong order, the result is the same.
 * No transaction is open while Ashby is asked.
 */
export async function syncHire({ scope, connection, externalId, eventId, given, startedAt }: SyncHireOptions): Promise<SyncHireResult> {
  const { access, client, names } = connection
  const place = { connectionId: access.id, kind: 'Hire', externalId } as const
  const { startedAt: begunAt, last } = await beginReading({ scope, place })
  const read = { client, names, applicationId: externalId, canReadJobs: connection.can('jobs:read') }
  let readStartedAt = startedAt ?? begunAt
  let reading = await readHire({ ...read, given })
  if (given && isBehindLast({ reading, last })) {
    // A list can lag more than a single read: ask for the application itself before believing that it went back in time.
    readStartedAt = begunAt
    reading = await readHire(read)
  }
  if (isBehindLast({ reading, last })) return { kind: 'superseded', newHireId: await findKnownHire({ scope, place }) }
  if (reading.kind === 'not_found') return { kind: 'hidden', newHireId: null, what: reading.what, requestId: reading.requestId }

  const result = await applyHireReading({
    scope,
    place,
    sourceKey: access.source,
    environment: access.environment,
    readStartedAt,
    eventId,
    outcome: toHireOutcome(reading.record),
  })
  // Of a read that a later one overtook, the later one tells the files.
  if (result.newHireId && result.kind !== 'superseded' && result.kind !== 'gone') {
    await noteSourceFiles({ scope, newHireId: result.newHireId, files: reading.record.files })
  }

  return result
}

/** An application's `updatedAt` only grows: one that shows an earlier one than was committed before is a lagging read for certain. */
function isBehindLast({ reading, last }: { reading: HireReading; last: LastReading | null }): boolean {
  if (reading.kind === 'not_found' || !last || last.isGone) return false
  const hint = { updatedAt: last.version.createdAt, applicationStatus: null }

  return isApplicationBehind({ updatedAt: reading.record.applicationUpdatedAt, hint })
}

async function findKnownHire({ scope, place }: { scope: TenantScope; place: SyncPlace }): Promise<string | null> {
  const known = await findHireOfApplication({ scope, connectionId: place.connectionId, applicationExternalId: place.externalId })

  return known?.id ?? null
}

/**
 * The same of a hire that nothing has told of: one that Ashby no longer shows although it shows the job is gone.
 * Where the job is hidden as well it stays as it was.
 */
export async function lookAtHire(options: SyncHireOptions): Promise<SyncHireResult> {
  const { scope, connection, externalId } = options
  const result = await syncHire(options)
  if (result.kind !== 'hidden' || result.what !== 'application') return result
  const known = await findLastReading({ scope, connectionId: connection.access.id, applicationExternalId: externalId })
  const jobId = known ? (readHirePayload(known.raw)?.application.job?.id ?? null) : null

  return known && (await isJobShown({ connection, jobId })) ? markHireGone(options) : result
}

/** Tells what is gone from what is hidden with its job. False also where the key may not read jobs: then nobody can tell. */
export async function isJobShown({ connection, jobId }: { connection: AshbyConnection; jobId: string | null }): Promise<boolean> {
  if (!jobId || !connection.can('jobs:read')) return false

  return (await orMissing(connection.client.call('job.info', { id: jobId }))).value !== null
}

/** Says on the new hire that Ashby no longer has its application. */
export async function markHireGone({ scope, connection, externalId, eventId }: SyncHireOptions): Promise<ApplyHireResult> {
  const { access } = connection
  const place = { connectionId: access.id, kind: 'Hire', externalId } as const
  const { startedAt } = await beginReading({ scope, place })
  const { source: sourceKey, environment } = access

  return applyHireReading({ scope, place, sourceKey, environment, readStartedAt: startedAt, eventId, outcome: { kind: 'gone' } })
}

export function toHireOutcome(record: HireRecord): Extract<HireReadingInput['outcome'], { kind: 'found' }> {
  return {
    kind: 'found',
    standing: record.applicationStatus === 'Hired' ? 'hired' : 'not-hired',
    readings: readOfferPlaces(record),
    updatedAt: record.applicationUpdatedAt,
    facts: {
      sourceStatus: record.applicationStatus,
      candidateExternalId: record.candidateExternalId,
      candidateUrl: record.candidate.profileUrl,
      offerExternalId: record.offerExternalId,
      openingExternalId: record.opening?.externalId ?? null,
      askedOpenJobId: null,
      isConfidential: record.confidential,
      raw: toStorableJson(record.raw),
    },
  }
}
