import { mergeCandidates as repoint } from '#lib/domain/new-hires/candidate-merges/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { orMissing } from '#lib/sources/ashby/read-candidacy.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { syncHire } from './sync-hire.ts'
import { syncOffer } from './sync-offer.ts'

export type MergeCandidatesOptions = {
  scope: TenantScope
  connection: AshbyConnection
  /** The candidate who is gone, and the one who stays. */
  from: string
  into: string
  eventId: string
  isReadFinal: boolean
}

export type MergeCandidatesResult =
  | { kind: 'merged'; count: number }
  /** Nothing of the candidate was known here. */
  | { kind: 'unknown' }
  | { kind: 'lagging' }
  | { kind: 'hidden'; requestId: string | null }

/**
 * Two candidates became one in Ashby: what was of the one is of the other from now on. Believed once Ashby shows the one that stays; then each
 * record is read again, because name, addresses and files may be others now. One call, then what each record needs.
 */
export async function mergeCandidates(options: MergeCandidatesOptions): Promise<MergeCandidatesResult> {
  const { scope, connection, from, into, eventId, isReadFinal } = options
  const survivor = await orMissing(connection.client.call('candidate.info', { id: into }))
  if (!survivor.value) return isReadFinal ? { kind: 'hidden', requestId: survivor.requestId } : { kind: 'lagging' }

  const { applications, offers } = await repoint({ scope, connectionId: connection.access.id, from, into, eventId })
  for (const externalId of offers) await syncOffer({ scope, connection, externalId, cause: null, eventId })
  for (const externalId of applications) await syncHire({ scope, connection, externalId, eventId })
  const count = applications.length + offers.length

  return count === 0 ? { kind: 'unknown' } : { kind: 'merged', count }
}
