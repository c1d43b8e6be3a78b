import type { HireReading } from '#lib/sources/source.ts'
import { normalizeHire } from './normalize-hire.ts'
import { interpretOfferStatus } from './offer-status.ts'
import { found, type ReadCandidacyOptions, readApplication, readCandidacyParts } from './read-candidacy.ts'
import type { AshbyApplication, AshbyOffer } from './schemas.ts'

export type ReadHireOptions = Omit<ReadCandidacyOptions, 'given'> & {
  applicationId: string
  /** Objects already read in the same pass; what is given is not read again. */
  given?: ReadCandidacyOptions['given'] & { application?: AshbyApplication; offers?: readonly AshbyOffer[] }
}

/** How many offers of one application are looked through: nobody is made a hundred. */
const OFFERS_MAX = 100

/**
 * Reads one hire: its application, what belongs to it, and the offer that was accepted where there is one.
 * What is not there, or hidden from the key, is an answer. @throws AshbyError when Ashby could not be asked.
 */
export async function readHire({ applicationId, ...options }: ReadHireOptions): Promise<HireReading> {
  const { client, given } = options
  const isGiven = given?.application?.id === applicationId
  const [application, offers] = await Promise.all([
    isGiven ? found(given.application) : readApplication({ client, applicationId }),
    given?.offers ?? client.call('offer.list', { applicationId, limit: OFFERS_MAX }).then(({ results }) => results),
  ])
  if (!application.value) return { kind: 'not_found', what: 'application', requestId: application.requestId }

  const parts = await readCandidacyParts({ ...options, application: application.value, offer: findAccepted(offers) })
  if (!parts.value) return { kind: 'not_found', what: 'candidate', requestId: parts.requestId }

  return { kind: 'found', record: normalizeHire(parts.value) }
}

/** Of several that were accepted the one whose newest version is the latest: that is what the hire starts with. */
export function findAccepted(offers: readonly AshbyOffer[]): AshbyOffer | null {
  const accepted = offers.filter(({ offerStatus }) => interpretOfferStatus(offerStatus ?? null) === 'accepted')

  return accepted.toSorted((one, other) => madeAt(one) - madeAt(other)).at(-1) ?? null
}

function madeAt({ latestVersion }: AshbyOffer): number {
  return Date.parse(latestVersion?.createdAt ?? '') || 0
}
