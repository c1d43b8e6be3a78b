import { type ApplyResult, applyOfferReading, type OfferReadingInput } from '#lib/domain/offers/mutations.ts'
import type { SyncPlace } from '#lib/domain/sync/mutations.ts'
import { beginReading, type LastReading } from '#lib/domain/sync/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { isBehind } from '#lib/sources/ashby/offer-status.ts'
import { type ReadOfferOptions, readOffer } from '#lib/sources/ashby/read-offer.ts'
import type { OfferHint, OfferReading, OfferRecord } from '#lib/sources/source.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { describeNotReady, judgeStanding, mapOfferRecord, toOfferFacts } from './offer-mapping.ts'

/** What an event knows that a read may not know yet. */
export type SyncCause = {
  eventId: string
  receivedAt: Date
  hint: OfferHint | null
  /** The event says that the offer was deleted. */
  expectsGone: boolean
  /** Ashby's reads can lag its writes: after the last repeat the read wins. */
  isReadFinal: boolean
}

export type SyncOfferOptions = {
  scope: TenantScope
  connection: AshbyConnection
  externalId: string
  /** Null for a sweep, and for an offer that another object's event led to. */
  cause: SyncCause | null
  /** The event that history names. */
  eventId?: string
  /** Objects that a list page has just given. `startedAt`, by the database's clock, must lie before they were read. */
  given?: ReadOfferOptions['given']
  startedAt?: Date
}

export type SyncOfferResult =
  | ApplyResult
  /** A committed read that started after the event was received has seen at least what the event shows. */
  | { kind: 'covered'; offerId: null }
  /** The read is older than what the event itself shows: repeat it. */
  | { kind: 'lagging'; offerId: null }
  /** The offer is there, but not what belongs to it; or it was never shown to this key. */
  | { kind: 'hidden'; offerId: null; what: 'offer' | 'application' | 'candidate'; requestId: string | null }

/**
 * Reads one offer from Ashby and makes our row equal to it. Twice, late or in the wrong order, the result is the same.
 * No transaction is open while Ashby is asked. One to three calls to Ashby beside cached names, one transaction before and one after.
 */
export async function syncOffer(options: SyncOfferOptions): Promise<SyncOfferResult> {
  const { scope, connection, externalId, cause, given } = options
  const place: SyncPlace = { connectionId: connection.access.id, kind: 'Offer', externalId }
  const begun = await beginReading({ scope, place })
  if (cause && isCovered({ last: begun.last, cause })) return { kind: 'covered', offerId: null }

  const reading = await readOffer({
    client: connection.client,
    names: connection.names,
    offerId: externalId,
    canReadJobs: connection.can('jobs:read'),
    applicationId: cause?.hint?.applicationExternalId,
    given,
  })
  if (cause && !cause.isReadFinal && isReadBehind({ reading, cause })) return { kind: 'lagging', offerId: null }

  const outcome = toOutcome({ reading, isKnown: begun.last !== null, cause })
  if (outcome.kind === 'hidden') return { ...outcome, offerId: null }

  return applyOfferReading({
    scope,
    place,
    sourceKey: connection.access.source,
    environment: connection.access.environment,
    readStartedAt: options.startedAt ?? begun.startedAt,
    eventId: cause?.eventId ?? options.eventId ?? null,
    outcome,
  })
}

function isCovered({ last, cause }: { last: LastReading | null; cause: SyncCause }): boolean {
  if (!last || last.readStartedAt <= cause.receivedAt) return false
  if (cause.expectsGone) return last.isGone

  const read = { versionId: last.version.id, versionCreatedAt: last.version.createdAt, status: last.status }

  return last.isGone || !isBehind({ read, hint: cause.hint })
}

function isReadBehind({ reading, cause }: { reading: OfferReading; cause: SyncCause }): boolean {
  if (cause.expectsGone) return !(reading.kind === 'not_found' && reading.what === 'offer')
  if (reading.kind === 'found') return isBehind({ read: reading.record, hint: cause.hint })

  return true
}

type Outcome = OfferReadingInput['outcome'] | { kind: 'hidden'; what: 'offer' | 'application' | 'candidate'; requestId: string | null }

function toOutcome({ reading, isKnown, cause }: { reading: OfferReading; isKnown: boolean; cause: SyncCause | null }): Outcome {
  if (reading.kind === 'found') return toFoundOutcome(reading.record)
  // An offer that was never read may be hidden from the key rather than deleted; a deletion event settles it.
  if (reading.what === 'offer' && (isKnown || cause?.expectsGone)) return { kind: 'gone', reason: 'Deleted in Ashby' }

  return { kind: 'hidden', what: reading.what, requestId: reading.requestId }
}

function toFoundOutcome(record: OfferRecord): OfferReadingInput['outcome'] {
  return {
    kind: 'found',
    standing: judgeStanding(record),
    notReady: describeNotReady(record),
    source: mapOfferRecord(record),
    facts: toOfferFacts(record),
    version: { id: record.versionId, createdAt: record.versionCreatedAt },
  }
}
