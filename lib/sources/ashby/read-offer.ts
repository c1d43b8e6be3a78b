import type { OfferOutline, OfferReading } from '#lib/sources/source.ts'
import { isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'
import type { AshbyNames } from './names.ts'
import { type AshbyOfferParts, type AshbyPart, normalizeOffer } from './normalize-offer.ts'
import type { AshbyApplication, AshbyCandidate, AshbyJob, AshbyOffer, AshbyOpening } from './schemas.ts'

export type ReadOfferOptions = {
  client: AshbyClient
  names: AshbyNames
  offerId: string
  /** What the key may do, by its stored scopes. Without Jobs Read neither the job nor the opening is asked for. */
  canReadJobs: boolean
  /** Where known (from a row or a hint), the application is read beside the offer and not after it. */
  applicationId?: string | null
  /** Objects already taken from a list page in the same pass; what is given is not read again. */
  given?: { offer?: AshbyOffer; application?: AshbyApplication; candidate?: AshbyCandidate; job?: AshbyJob }
}

/**
 * Reads one offer and everything it is made of from Ashby and gives it in the vendor-free form.
 * What is not there, or hidden from the key, is an answer. @throws AshbyError when Ashby could not be asked.
 */
export async function readOffer(options: ReadOfferOptions): Promise<OfferReading> {
  const { client, offerId, given, names } = options
  const guessedApplicationId = given?.offer ? given.offer.applicationId : (given?.application?.id ?? options.applicationId ?? null)

  const [offer, guessedApplication] = await Promise.all([
    given?.offer ? found(given.offer) : orMissing(client.call('offer.info', { offerId, excludeFormDefinition: true })),
    guessedApplicationId ? readApplicationOnce(options, guessedApplicationId) : null,
  ])
  if (!offer.value) return { kind: 'not_found', what: 'offer', requestId: offer.requestId, offer: null }

  const isGuessRight = guessedApplication !== null && guessedApplicationId === offer.value.applicationId
  const application = isGuessRight ? guessedApplication : await readApplicationOnce(options, offer.value.applicationId)
  if (!application.value) return hidden('application', application.requestId, offer.value)

  const { candidate: applicant, job: applicationJob } = application.value
  const jobId = applicationJob?.id ?? null
  // Department and location stand on the application's job; only where they do not is the job needed first.
  const [candidate, job, opening, department, location] = await Promise.all([
    given?.candidate?.id === applicant.id ? found(given.candidate) : orMissing(client.call('candidate.info', { id: applicant.id })),
    readJob(options, jobId),
    readOpening(options, offer.value.latestVersion?.openingId ?? null),
    names.department(applicationJob?.departmentId ?? null),
    names.location(applicationJob?.locationId ?? null),
  ])
  if (!candidate.value) return hidden('candidate', candidate.requestId, offer.value)

  const parts: AshbyOfferParts = {
    offer: offer.value,
    application: application.value,
    candidate: candidate.value,
    job,
    opening,
    department: department.externalId ? department : await names.department(job.value?.departmentId ?? null),
    location: location.externalId ? location : await names.location(job.value?.locationId ?? null),
  }

  return { kind: 'found', record: normalizeOffer(parts) }
}

export type Part<Value> = { value: Value | null; requestId: string | null }

function found<Value>(value: Value): Part<Value> {
  return { value, requestId: null }
}

async function orMissing<Value>(answer: Promise<{ results: Value; requestId: string | null }>): Promise<Part<Value>> {
  try {
    const { results, requestId } = await answer

    return { value: results, requestId }
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found')) return { value: null, requestId: error.requestId }
    throw error
  }
}

async function readApplicationOnce({ client, given }: ReadOfferOptions, applicationId: string): Promise<Part<AshbyApplication>> {
  if (given?.application?.id === applicationId) return found(given.application)

  return readApplication({ client, applicationId })
}

/** An application; null where it does not exist or is hidden from the key. @throws AshbyError when Ashby could not be asked. */
export function readApplication({
  client,
  applicationId,
}: {
  client: AshbyClient
  applicationId: string
}): Promise<Part<AshbyApplication>> {
  return orMissing(client.call('application.info', { applicationId }))
}

const NOTHING: AshbyPart<never> = { value: null, missing: null }
const FORBIDDEN: AshbyPart<never> = { value: null, missing: 'permission' }

/** The job adds to an offer but an offer does not depend on it. */
async function readJob({ client, canReadJobs, given }: ReadOfferOptions, jobId: string | null): Promise<AshbyPart<AshbyJob>> {
  if (!jobId) return NOTHING
  if (!canReadJobs) return FORBIDDEN
  if (given?.job?.id === jobId) return { value: given.job, missing: null }

  return orUnreadable(client.call('job.info', { id: jobId }))
}

/** Few offers fill an opening; those that do take one call more. */
async function readOpening({ client, canReadJobs }: ReadOfferOptions, openingId: string | null): Promise<AshbyPart<AshbyOpening>> {
  if (!openingId) return NOTHING
  if (!canReadJobs) return FORBIDDEN

  return orUnreadable(client.call('opening.info', { openingId }))
}

async function orUnreadable<Value>(answer: Promise<{ results: Value; requestId: string | null }>): Promise<AshbyPart<Value>> {
  try {
    const { value } = await orMissing(answer)

    return { value, missing: value === null ? 'not_found' : null }
  } catch (error) {
    // The scopes on the row can be older than a change in Ashby.
    if (isAshbyError(error, 'ashby_permission_missing')) return FORBIDDEN
    throw error
  }
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
