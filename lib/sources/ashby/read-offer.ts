import type { OfferOutline, OfferReading } from '#lib/sources/source.ts'
import { normalizeOffer } from './normalize-offer.ts'
import { found, orMissing, type Part, type ReadCandidacyOptions, readApplication, readCandidacyParts } from './read-candidacy.ts'
import type { AshbyApplication, AshbyOffer } from './schemas.ts'

export type ReadOfferOptions = Omit<ReadCandidacyOptions, 'given'> & {
  offerId: string
  /** Where known (from a row or a hint), the application is read beside the offer and not after it. */
  applicationId?: string | null
  /** Objects already taken from a list page in the same pass; what is given is not read again. */
  given?: ReadCandidacyOptions['given'] & { offer?: AshbyOffer; application?: AshbyApplication }
}

/**
 * Reads one offer and everything it is made of from Ashby and gives it in the vendor-free form.
 * What is not there, or hidden from the key, is an answer. @throws AshbyError when Ashby could not be asked.
 */
export async function readOffer(options: ReadOfferOptions): Promise<OfferReading> {
  const { client, offerId, given } = options
  const guessedApplicationId = given?.offer ? given.offer.applicationId : (given?.application?.id ?? options.applicationId ?? null)

  const [offer, guessedApplication] = await Promise.all([
    given?.offer ? found(given.offer) : orMissing(client.call('offer.info', { offerId, excludeFormDefinition: true })),
    guessedApplicationId ? readApplicationOnce(options, guessedApplicationId) : null,
  ])
  if (!offer.value) return { kind: 'not_found', what: 'offer', requestId: offer.requestId, offer: null }

  const isGuessRight = guessedApplication !== null && guessedApplicationId === offer.value.applicationId
  const application = isGuessRight ? guessedApplication : await readApplicationOnce(options, offer.value.applicationId)
  if (!application.value) return hidden('application', application.requestId, offer.value)

  const parts = await readCandidacyParts({ ...options, application: application.value, offer: offer.value })
  if (!parts.value) return hidden('candidate', parts.requestId, offer.value)

  return { kind: 'found', record: normalizeOffer({ ...parts.value, offer: offer.value }) }
}

async function readApplicationOnce({ client, given }: ReadOfferOptions, applicationId: string): Promise<Part<AshbyApplication>> {
  if (given?.application?.id === applicationId) return found(given.application)

  return readApplication({ client, applicationId })
}

function hidden(what: 'application' | 'candidate', requestId: string | null, offer: AshbyOffer): OfferReading {
  const outline: OfferOutline = {
    externalId: offer.id,
    applicationExternalId: offer.applicationId,
    status: offer.offerStatus ?? null,
    versionId: offer.latestVersion?.id ?? null,
    versionCreatedAt: offer.latestVersion?.createdAt ?? null,
    raw: offer,
  }

  return { kind: 'not_found', what, requestId, offer: outline }
}
