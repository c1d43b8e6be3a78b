import { type ApplyHireResult, applyHireReading, type HireReadingInput } from '#lib/domain/new-hires/readings/mutations.ts'
import { beginReading } from '#lib/domain/sync/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toStorableJson } from '#lib/platform/format/storable-text.ts'
import { readOfferPlaces } from '#lib/sources/ashby/offer-places.ts'
import { type ReadHireOptions, readHire } from '#lib/sources/ashby/read-hire.ts'
import type { HireRecord } from '#lib/sources/source.ts'
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
  const { startedAt: begunAt } = await beginReading({ scope, place })
  const reading = await readHire({ client, names, applicationId: externalId, canReadJobs: connection.can('jobs:read'), given })
  if (reading.kind === 'not_found') return { kind: 'hidden', newHireId: null, what: reading.what, requestId: reading.requestId }

  return applyHireReading({
    scope,
    place,
    sourceKey: access.source,
    environment: access.environment,
    readStartedAt: startedAt ?? begunAt,
    eventId,
    outcome: toOutcome(reading.record),
  })
}

function toOutcome(record: HireRecord): HireReadingInput['outcome'] {
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
      isConfidential: record.confidential,
      raw: toStorableJson(record.raw),
    },
  }
}
