import { findHireOfApplication } from '#lib/domain/new-hires/queries.ts'
import type { ApplyHireResult } from '#lib/domain/new-hires/readings/mutations.ts'
import { findOfferByExternalId, findOffersOfApplication } from '#lib/domain/offers/readings/queries.ts'
import { areReadSince, beginReading } from '#lib/domain/sync/queries.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { isApplicationBehind } from '#lib/sources/ashby/offer-status.ts'
import { readApplication } from '#lib/sources/ashby/read-candidacy.ts'
import type { HirePayload } from '#lib/sources/ashby/read-hire-payload.ts'
import type { ApplicationHint } from '#lib/sources/source.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { isJobShown, markHireGone, type SyncHireResult, syncHire } from './sync-hire.ts'
import { syncHirePayload } from './sync-hire-payload.ts'
import { type SyncCause, type SyncOfferResult, syncOffer } from './sync-offer.ts'

export type SyncApplicationOptions = {
  scope: TenantScope
  connection: AshbyConnection
  externalId: string
  cause: Omit<SyncCause, 'hint' | 'expectsGone'> & { hint: ApplicationHint | null }
  /** What the event itself carries: the record of a hire that Ashby hides from the key. */
  told?: HirePayload | null
}

export type SyncApplicationResult =
  | { kind: 'synced'; results: SyncOfferResult[]; hire: SyncHireResult | null }
  | { kind: 'no_offers' }
  /** Offers and hire were read after the event came, and showed at least what it shows. */
  | { kind: 'covered'; newHireId: string; offerId: string | null }
  | { kind: 'lagging' }
  /** The job is confidential and hidden from the key: the hire is what the event tells. */
  | { kind: 'hidden_hire'; hire: ApplyHireResult }
  | { kind: 'hidden'; requestId: string | null }

/** An application changed: looks at every offer made on it, known to us or not, and at the hire. Two calls to Ashby, then what each needs. */
export async function syncApplication(options: SyncApplicationOptions): Promise<SyncApplicationResult> {
  const { scope, connection, externalId, cause } = options
  const { client, access } = connection
  const ofApplication = { scope, connectionId: access.id, applicationExternalId: externalId }
  const [known, knownHire] = await Promise.all([findOffersOfApplication(ofApplication), findHireOfApplication(ofApplication)])
  const covered = await findCovered({ options, known, knownHire })
  if (covered) return covered

  const startedAt = await readDatabaseClock()
  const listed = await client.call('offer.list', { applicationId: externalId, limit: 100 })
  const offerIds = [...new Set([...known, ...listed.results.map((offer) => offer.id)])]
  const mayBeHired = knownHire !== null || cause.hint?.applicationStatus === 'Hired'
  if (offerIds.length === 0 && !mayBeHired) return { kind: 'no_offers' }

  const application = await readApplication({ client, applicationId: externalId })
  if (!application.value) {
    return cause.isReadFinal ? syncHidden({ options, knownHire, requestId: application.requestId }) : { kind: 'lagging' }
  }
  if (!cause.isReadFinal && isApplicationBehind({ updatedAt: application.value.updatedAt ?? null, hint: cause.hint }))
    return { kind: 'lagging' }

  const results: SyncOfferResult[] = []
  for (const offerId of offerIds) {
    // A list does not say which of several was made first.
    const offer = offerIds.length === 1 ? listed.results.find((candidate) => candidate.id === offerId) : undefined
    const given = { offer, application: application.value }
    results.push(await syncOffer({ scope, connection, externalId: offerId, cause: null, eventId: cause.eventId, given, startedAt }))
  }

  const isHire = knownHire !== null || application.value.status === 'Hired'
  const given = { application: application.value, offers: listed.results }
  const hire = isHire ? await syncHire({ scope, connection, externalId, eventId: cause.eventId, given, startedAt }) : null

  return { kind: 'synced', results, hire }
}

type Known = { options: SyncApplicationOptions; knownHire: { id: string } | null }

/** Siblings of one hire come together: the first of them that is looked at answers for the others. */
async function findCovered({ options, known, knownHire }: Known & { known: readonly string[] }): Promise<SyncApplicationResult | null> {
  const { scope, connection, externalId, cause } = options
  const connectionId = connection.access.id
  if (!knownHire) return null
  const { last } = await beginReading({ scope, place: { connectionId, kind: 'Hire', externalId } })
  if (!last || last.isGone || last.readStartedAt <= cause.askedAt) return null
  if (isApplicationBehind({ updatedAt: last.version.createdAt, hint: cause.hint })) return null
  if (!(await areReadSince({ scope, connectionId, kind: 'Offer', externalIds: known, since: cause.askedAt }))) return null

  const [offer] = await Promise.all(known.slice(0, 1).map((id) => findOfferByExternalId({ scope, connectionId, externalId: id })))

  return { kind: 'covered', newHireId: knownHire.id, offerId: offer?.id ?? null }
}

/**
 * Ashby answers "not found" for what is hidden from the key, too. Where the job is hidden as well, the hire is made from what the event
 * tells, for Candidate Hired fires on confidential jobs; where the job is shown, the application itself is gone.
 */
async function syncHidden({ options, knownHire, requestId }: Known & { requestId: string | null }): Promise<SyncApplicationResult> {
  const { scope, connection, externalId, cause, told } = options
  const isHire = knownHire !== null || told?.application.status === 'Hired'
  if (!told || !isHire) return { kind: 'hidden', requestId }
  if (await isJobShown({ connection, jobId: told.application.job?.id ?? null })) {
    const gone = await markHireGone({ scope, connection, externalId, eventId: cause.eventId })
    return gone.newHireId ? { kind: 'synced', results: [], hire: gone } : { kind: 'hidden', requestId }
  }
  const payload = { scope, access: connection.access, eventId: cause.eventId, told, missing: 'confidential' } as const

  return { kind: 'hidden_hire', hire: await syncHirePayload(payload) }
}
