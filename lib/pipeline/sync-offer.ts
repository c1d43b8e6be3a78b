import { type ApplyResult, applyOfferReading, type OfferReadingInput } from '#lib/domain/offers/readings/mutations.ts'
import { findOfferByExternalId } from '#lib/domain/offers/readings/queries.ts'
import type { SyncPlace } from '#lib/domain/sync/mutations.ts'
import { type BegunReading, beginReading, type LastReading } from '#lib/domain/sync/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { readOfferPlaces } from '#lib/sources/ashby/offer-places.ts'
import { isBehind } from '#lib/sources/ashby/offer-status.ts'
import { readApplication } from '#lib/sources/ashby/read-candidacy.ts'
import { type ReadOfferOptions, readOffer } from '#lib/sources/ashby/read-offer.ts'
import type { OfferHint, OfferReading, OfferRecord } from '#lib/sources/source.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { describeNotReady, judgeStanding, toOfferFacts } from './offer-mapping.ts'

/** What an event knows that a read may not know yet. */
export type SyncCause = {
  eventId: string
  /** When the event was received, or a person asked again: only a read that started later can have seen it. */
  askedAt: Date
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
  /** Where the look has begun already. */
  begun?: BegunReading | null
  /** The event that history names. */
  eventId?: string
  /** Objects that a list page has just given. `startedAt`, by the database's clock, must lie before they were read. */
  given?: ReadOfferOptions['given']
  startedAt?: Date
}

export type SyncOfferResult =
  | ApplyResult
  /** A committed read that started after the event was received has seen at least what the event shows. */
  | { kind: 'covered'; offerId: string | null }
  /** The read is older than what the event itself shows, or than what was read before: repeat it. */
  | { kind: 'lagging'; offerId: null }
  /** The offer is there, but not what belongs to it; or this key is not shown it. */
  | { kind: 'hidden'; offerId: null; what: 'offer' | 'application' | 'candidate'; requestId: string | null }

/**
 * Reads one offer from Ashby and makes our row equal to it. Twice, late or in the wrong order, the result is the same.
 * No transaction is open while Ashby is asked. One to four calls to Ashby beside cached names, at most one transaction before and one after.
 */
export async function syncOffer(options: SyncOfferOptions): Promise<SyncOfferResult> {
  const { scope, connection, externalId, cause } = options
  const place: SyncPlace = { connectionId: connection.access.id, kind: 'Offer', externalId }
  const { startedAt: begunAt, last } = options.begun ?? (await beginReading({ scope, place }))
  if (cause && isCovered({ last, cause })) return { kind: 'covered', offerId: (await findHeldOffer(options))?.id ?? null }

  let readStartedAt = options.startedAt ?? begunAt
  let reading = await read(options)
  if (options.given?.offer && isBehindLast({ reading, last })) {
    // A list can lag more than a single read: ask for the object itself before believing that it went back in time.
    readStartedAt = begunAt
    reading = await read({ ...options, given: undefined })
  }
  const isLagging = (cause !== null && isBehindCause({ reading, cause })) || isBehindLast({ reading, last })
  if (isLagging && cause && !cause.isReadFinal) return { kind: 'lagging', offerId: null }
  if (isOlderVersion({ reading, last }) && !cause) return { kind: 'superseded', offerId: (await findHeldOffer(options))?.id ?? null }

  const outcome = await toOutcome({ options, reading })
  if (outcome.kind === 'hidden') return { ...outcome, offerId: null }

  return applyOfferReading({
    scope,
    place,
    sourceKey: connection.access.source,
    environment: connection.access.environment,
    readStartedAt,
    eventId: cause?.eventId ?? options.eventId ?? null,
    outcome,
  })
}

function read({ connection, externalId, cause, given }: SyncOfferOptions): Promise<OfferReading> {
  return readOffer({
    client: connection.client,
    names: connection.names,
    offerId: externalId,
    canReadJobs: connection.can('jobs:read'),
    applicationId: cause?.hint?.applicationExternalId,
    given,
  })
}

function findHeldOffer({ scope, connection, externalId }: SyncOfferOptions) {
  return findOfferByExternalId({ scope, connectionId: connection.access.id, externalId })
}

function isCovered({ last, cause }: { last: LastReading | null; cause: SyncCause }): boolean {
  if (!last || last.readStartedAt <= cause.askedAt) return false
  if (cause.expectsGone) return last.isGone

  const seen = { versionId: last.version.id, versionCreatedAt: last.version.createdAt, status: last.status }

  return last.isGone || !isBehind({ read: seen, hint: cause.hint })
}

function isBehindCause({ reading, cause }: { reading: OfferReading; cause: SyncCause }): boolean {
  if (cause.expectsGone) return !(reading.kind === 'not_found' && reading.what === 'offer')
  if (reading.kind === 'found') return isBehind({ read: reading.record, hint: cause.hint })

  return true
}

type AgainstLast = { reading: OfferReading; last: LastReading | null }

/** Whether this read shows less than one that was committed before it. */
function isBehindLast({ reading, last }: AgainstLast): boolean {
  if (reading.kind !== 'found' || !last || last.isGone) return false
  const hint = {
    applicationExternalId: null,
    versionId: last.version.id,
    versionCreatedAt: last.version.createdAt,
    offerStatus: last.status,
  }

  return isBehind({ read: reading.record, hint })
}

/** Versions only grow, so an older one is a lagging read for certain; a status may go back. */
function isOlderVersion({ reading, last }: AgainstLast): boolean {
  return reading.kind === 'found' && reading.record.versionId !== last?.version.id && isBehindLast({ reading, last })
}

type Outcome = OfferReadingInput['outcome'] | { kind: 'hidden'; what: 'offer' | 'application' | 'candidate'; requestId: string | null }

async function toOutcome({ options, reading }: { options: SyncOfferOptions; reading: OfferReading }): Promise<Outcome> {
  if (reading.kind === 'found') return toFoundOutcome(reading.record)
  if (reading.what === 'offer' && (await isDeleted(options))) return { kind: 'gone', reason: 'Deleted in Ashby' }

  return { kind: 'hidden', what: reading.what, requestId: reading.requestId }
}

/**
 * Ashby answers "not found" for a deleted offer and for one that is hidden from the key. Believed deleted is only what an event said so of,
 * or whose application this key still sees.
 */
async function isDeleted(options: SyncOfferOptions): Promise<boolean> {
  if (options.cause?.expectsGone) return true
  const held = await findHeldOffer(options)
  if (!held?.applicationExternalId) return false

  const { value } = await readApplication({ client: options.connection.client, applicationId: held.applicationExternalId })

  return value !== null
}

function toFoundOutcome(record: OfferRecord): OfferReadingInput['outcome'] {
  return {
    kind: 'found',
    standing: judgeStanding(record),
    notReady: describeNotReady(record),
    readings: readOfferPlaces(record),
    facts: toOfferFacts(record),
    version: { id: record.versionId, createdAt: record.versionCreatedAt },
  }
}
