import type { ConnectionAccess } from '#lib/domain/connections/queries.ts'
import { BY_HAND } from '#lib/domain/endpoints/rules.ts'
import type { EventForProcessing } from '#lib/domain/events/attempts/queries.ts'
import { noteSourceFiles } from '#lib/domain/new-hires/files/mutations.ts'
import type { ApplyHireResult } from '#lib/domain/new-hires/readings/mutations.ts'
import { findLastReading } from '#lib/domain/new-hires/readings/queries.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { missingRequired } from '#lib/sources/ashby/permissions.ts'
import { orMissing } from '#lib/sources/ashby/read-candidacy.ts'
import { readFiles } from '#lib/sources/ashby/read-files.ts'
import { type HirePayload, readHirePayload } from '#lib/sources/ashby/read-hire-payload.ts'
import { findSource } from '#lib/sources/registry.ts'
import type { EventReading } from '#lib/sources/source.ts'
import { type CallEntry, connectAshby } from './ashby-connection.ts'
import type { Ending } from './event-endings.ts'
import { syncHirePayload } from './sync-hire-payload.ts'

type TakeByHand = {
  scope: TenantScope
  event: EventForProcessing
  access: ConnectionAccess
  /** Where the calls are written down that a key for documents makes. */
  calls: CallEntry[]
}

/**
 * Whether Ashby is asked about an event. A key that may not read applications and offers counts as none for webhooks made by hand: it is there
 * for documents. A disconnected account is asked, which tells the event why nothing comes of it.
 */
export function canAsk({ access, event }: Pick<TakeByHand, 'access' | 'event'>): boolean {
  if (access.state === 'Disconnected') return true
  if (access.keySealed === null) return false

  return event.webhookType !== BY_HAND || missingRequired(access.keyScopes).length === 0
}

/** Takes an event of a connection that cannot ask Ashby: there the payload is the record. */
export async function takeByHand({ scope, event, access, calls }: TakeByHand): Promise<Ending> {
  const source = findSource(access.source)
  const envelope = source?.readEnvelope(JSON.parse(event.body))
  const reading = envelope && source?.findEvent(event.action)?.read(envelope.data)
  if (!reading) return { outcome: 'ignored', code: 'unused_event', message: 'Handoff does not use this event' }
  if (reading.kind === 'wrong_shape') return { outcome: 'needs_attention', code: 'wrong_shape', message: reading.problem }
  if (reading.intent.kind !== 'lookAtApplication') return describeUntaken(reading.intent)

  const told = readHirePayload(envelope.data)
  if (!told) return { outcome: 'needs_attention', code: 'wrong_shape', message: 'The event carries no application that can be read.' }

  const result = await syncHirePayload({ scope, access, eventId: event.id, told, missing: 'no_key' })
  if (access.keySealed !== null && (result.kind === 'added' || result.kind === 'changed' || result.kind === 'unchanged'))
    await noteFiles({ scope, access, calls, told, newHireId: result.newHireId })

  return describeHire(result)
}

type NoteFiles = Omit<TakeByHand, 'event'> & { told: HirePayload; newHireId: string }

/** What a key for documents is there for: the files of the candidate, and those of the offer that a webhook has told of. */
async function noteFiles({ scope, access, calls, told, newHireId }: NoteFiles): Promise<void> {
  const connection = connectAshby({ scope, access, calls })
  if (!connection.can('candidates:read')) return
  const candidate = await orMissing(connection.client.call('candidate.info', { id: told.application.candidate.id }))
  if (!candidate.value) return

  const known = await findLastReading({ scope, connectionId: access.id, applicationExternalId: told.application.id })
  const offer = known ? (readHirePayload(known.raw)?.offer ?? null) : null
  await noteSourceFiles({ scope, newHireId, files: readFiles({ candidate: candidate.value, offer }) })
}

/** What an event without a hire in it asks for, only a key can do. */
function describeUntaken(intent: Extract<EventReading, { kind: 'understood' }>['intent']): Ending {
  switch (intent.kind) {
    case 'ignore':
      return { outcome: 'ignored', code: 'not_needed', message: intent.reason }
    case 'lookAtOffer':
    case 'offerGone':
      return { outcome: 'ignored', code: 'needs_key', message: 'Offers need an API key' }
    default:
      return {
        outcome: 'needs_attention',
        code: 'needs_key',
        message:
          'Without an API key Handoff cannot see in Ashby what became of this candidate, so nothing was changed. Add a key, then try again.',
      }
  }
}

const HIRE_MESSAGES = {
  added: 'Added as a pending new hire',
  changed: 'What Ashby’s webhook says was taken over on the new hire; values that people edited stay',
  unchanged: 'The new hire equals what Ashby’s webhook says',
  superseded: 'A newer webhook has told of this hire already',
  gone: 'Ashby no longer has the hire',
} as const

function describeHire({ kind, newHireId }: ApplyHireResult): Ending {
  if (kind === 'ignored') return { outcome: 'ignored', code: 'not_hired', message: 'The application is not hired' }

  return { outcome: 'done', code: `hire_${kind}`, message: HIRE_MESSAGES[kind], newHireId }
}
