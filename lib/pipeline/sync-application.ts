import { findHireOfApplication } from '#lib/domain/new-hires/queries.ts'
import { findOffersOfApplication } from '#lib/domain/offers/readings/queries.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { isApplicationBehind } from '#lib/sources/ashby/offer-status.ts'
import { readApplication } from '#lib/sources/ashby/read-candidacy.ts'
import type { ApplicationHint } from '#lib/sources/source.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { type SyncHireResult, syncHire } from './sync-hire.ts'
import { type SyncCause, type SyncOfferResult, syncOffer } from './sync-offer.ts'

export type SyncApplicationOptions = {
  scope: TenantScope
  connection: AshbyConnection
  externalId: string
  cause: Omit<SyncCause, 'hint' | 'expectsGone'> & { hint: ApplicationHint | null }
}

export type SyncApplicationResult =
  | { kind: 'synced'; results: SyncOfferResult[]; hire: SyncHireResult | null }
  | { kind: 'no_offers' }
  | { kind: 'lagging' }
  | { kind: 'hidden'; requestId: string | null }

/** An application changed: looks at every offer made on it, known to us or not, and at the hire. Two calls to Ashby, then what each needs. */
export async function syncApplication({ scope, connection, externalId, cause }: SyncApplicationOptions): Promise<SyncApplicationResult> {
  const { client, access } = connection
  const startedAt = await readDatabaseClock()
  const [known, knownHire, listed] = await Promise.all([
    findOffersOfApplication({ scope, connectionId: access.id, applicationExternalId: externalId }),
    findHireOfApplication({ scope, connectionId: access.id, applicationExternalId: externalId }),
    client.call('offer.list', { applicationId: externalId, limit: 100 }),
  ])
  const offerIds = [...new Set([...known, ...listed.results.map((offer) => offer.id)])]
  const mayBeHired = knownHire !== null || cause.hint?.applicationStatus === 'Hired'
  if (offerIds.length === 0 && !mayBeHired) return { kind: 'no_offers' }

  const application = await readApplication({ client, applicationId: externalId })
  if (!application.value) return cause.isReadFinal ? { kind: 'hidden', requestId: application.requestId } : { kind: 'lagging' }
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
