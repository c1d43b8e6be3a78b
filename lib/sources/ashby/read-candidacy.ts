import { isAshbyError } from './ashby-error.ts'
import type { AshbyClient } from './client.ts'
import type { AshbyNames } from './names.ts'
import type { AshbyCandidacyParts, AshbyPart } from './normalize-candidacy.ts'
import type { AshbyApplication, AshbyCandidate, AshbyJob, AshbyOffer, AshbyOpening } from './schemas.ts'

export type ReadCandidacyOptions = {
  client: AshbyClient
  names: AshbyNames
  /** What the key may do, by its stored scopes. Without Jobs Read neither the job nor the opening is asked for. */
  canReadJobs: boolean
  /** Objects already taken from a list page in the same pass; what is given is not read again. */
  given?: { candidate?: AshbyCandidate; job?: AshbyJob }
}

export type Part<Value> = { value: Value | null; requestId: string | null }

export function found<Value>(value: Value): Part<Value> {
  return { value, requestId: null }
}

/** Not found is an answer. */
export async function orMissing<Value>(answer: Promise<{ results: Value; requestId: string | null }>): Promise<Part<Value>> {
  try {
    const { results, requestId } = await answer

    return { value: results, requestId }
  } catch (error) {
    if (isAshbyError(error, 'ashby_not_found')) return { value: null, requestId: error.requestId }
    throw error
  }
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

/** The job adds to a record but a record does not depend on it. */
async function readJob({ client, canReadJobs, given }: ReadCandidacyOptions, jobId: string | null): Promise<AshbyPart<AshbyJob>> {
  if (!jobId) return NOTHING
  if (!canReadJobs) return FORBIDDEN
  if (given?.job?.id === jobId) return { value: given.job, missing: null }

  return orUnreadable(client.call('job.info', { id: jobId }))
}

/** Few offers fill an opening; those that do take one call more. */
async function readOpening({ client, canReadJobs }: ReadCandidacyOptions, openingId: string | null): Promise<AshbyPart<AshbyOpening>> {
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

type ReadParts = ReadCandidacyOptions & { application: AshbyApplication; offer: AshbyOffer | null }

/** Everything that belongs to an application. Null where who applied is hidden from the key. Up to three calls beside cached names. */
export async function readCandidacyParts(options: ReadParts): Promise<Part<AshbyCandidacyParts>> {
  const { client, names, given, application, offer } = options
  const { candidate: applicant, job: applicationJob } = application
  // Department and location stand on the application's job; only where they do not is the job needed first.
  const [candidate, job, opening, department, location] = await Promise.all([
    given?.candidate?.id === applicant.id ? found(given.candidate) : orMissing(client.call('candidate.info', { id: applicant.id })),
    readJob(options, applicationJob?.id ?? null),
    readOpening(options, offer?.latestVersion?.openingId ?? null),
    names.department(applicationJob?.departmentId ?? null),
    names.location(applicationJob?.locationId ?? null),
  ])
  if (!candidate.value) return { value: null, requestId: candidate.requestId }

  return {
    requestId: candidate.requestId,
    value: {
      application,
      offer,
      candidate: candidate.value,
      job,
      opening,
      department: department.externalId ? department : await names.department(job.value?.departmentId ?? null),
      location: location.externalId ? location : await names.location(job.value?.locationId ?? null),
    },
  }
}
