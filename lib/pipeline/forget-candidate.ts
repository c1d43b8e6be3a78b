import { forgetCandidate as erase, type Forgotten } from '#lib/domain/new-hires/forgetting/mutations.ts'
import { listApplicationsOfCandidate } from '#lib/domain/new-hires/forgetting/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import type { AshbyClient } from '#lib/sources/ashby/client.ts'
import { orMissing, readApplication } from '#lib/sources/ashby/read-candidacy.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { type MergeCandidatesResult, mergeCandidates } from './merge-candidates.ts'

export type ForgetCandidateOptions = {
  scope: TenantScope
  connection: AshbyConnection
  externalId: string
  eventId: string
  isReadFinal: boolean
}

export type ForgetCandidateResult =
  | ({ kind: 'forgotten' } & Forgotten)
  /** Ashby still shows the candidate although its event says that they are gone. */
  | { kind: 'still_there' }
  | { kind: 'lagging' }
  /** Ashby shows this key nobody, or the candidate's applications, so that not showing the candidate proves nothing. */
  | { kind: 'unproven'; requestId: string | null }
  /** The applications go on under another candidate: they were merged, and nobody is to be forgotten. */
  | { kind: 'merged'; result: MergeCandidatesResult }

/**
 * Forgets a candidate whose deletion a signed event tells. Three things must agree: the event, a read that no longer finds the candidate, and
 * a read of another one that works, because Ashby answers "not found" also for what it hides. Two to three calls and one for each application.
 */
export async function forgetCandidate(options: ForgetCandidateOptions): Promise<ForgetCandidateResult> {
  const { scope, connection, externalId, eventId, isReadFinal } = options
  const { client, access } = connection
  const candidate = await orMissing(client.call('candidate.info', { id: externalId }))
  if (candidate.value) return isReadFinal ? { kind: 'still_there' } : { kind: 'lagging' }
  if (!(await canReadCandidates({ client, except: externalId })))
    return isReadFinal ? { kind: 'unproven', requestId: candidate.requestId } : { kind: 'lagging' }

  const owner = await findOwner(options)
  if (owner === externalId) return isReadFinal ? { kind: 'unproven', requestId: candidate.requestId } : { kind: 'lagging' }
  if (owner)
    return { kind: 'merged', result: await mergeCandidates({ scope, connection, from: externalId, into: owner, eventId, isReadFinal }) }

  return { kind: 'forgotten', ...(await erase({ scope, connectionId: access.id, candidateExternalId: externalId, eventId })) }
}

/**
 * Whether this key is shown candidates at all: one of the list can be read singly. An empty list is an answer too; one that still names the
 * candidate is behind.
 */
async function canReadCandidates({ client, except }: { client: AshbyClient; except: string }): Promise<boolean> {
  const { results } = await client.call('candidate.list', { limit: 2 })
  const [control] = results
  if (!control) return true
  if (results.some(({ id }) => id === except)) return false

  return (await orMissing(client.call('candidate.info', { id: control.id }))).value !== null
}

/** Whose the candidate's applications are now; null where they are gone with the candidate. */
async function findOwner({ scope, connection, externalId }: ForgetCandidateOptions): Promise<string | null> {
  const { client, access } = connection
  const applications = await listApplicationsOfCandidate({ scope, connectionId: access.id, candidateExternalId: externalId })
  for (const applicationId of applications) {
    const { value } = await readApplication({ client, applicationId })
    if (value) return value.candidate.id
  }

  return null
}
