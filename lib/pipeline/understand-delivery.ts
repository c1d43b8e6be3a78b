import type { NewEvent } from '#lib/domain/events/intake/mutations.ts'
import { TEST_ACTION, TEST_LABEL } from '#lib/domain/events/tests/terms.ts'
import type { SourceAdapter } from '#lib/sources/source.ts'

export type Understanding = Pick<NewEvent, 'action' | 'label' | 'webhookActionId' | 'subject' | 'state' | 'reason' | 'isTest'>

const NO_SUBJECT = { kind: '', externalId: '', candidateExternalId: null }

/** What a well-signed body says, as far as storing it needs. A body that cannot be read is kept for a person to see. */
export function understandDelivery({ adapter, rawBody }: { adapter: SourceAdapter; rawBody: Uint8Array }): Understanding {
  const envelope = adapter.readEnvelope(parseJson(rawBody))
  if (!envelope) {
    const reason = {
      code: 'wrong_shape',
      message: `${adapter.label} sent something that is not an event. The delivery is kept as it came.`,
    }
    const unread = { action: '', label: 'Unreadable delivery', webhookActionId: null, subject: NO_SUBJECT }
    return { ...unread, state: 'NeedsAttention', reason, isTest: false }
  }

  const { action, actionId: webhookActionId, data } = envelope
  if (action === TEST_ACTION) {
    return { action, label: TEST_LABEL, webhookActionId, subject: NO_SUBJECT, state: 'Done', reason: null, isTest: true }
  }

  const common = { action, label: adapter.labelAction(action), webhookActionId, isTest: false }
  const event = adapter.findEvent(action)
  if (!event) {
    const reason = { code: 'unused_event', message: 'Handoff does not use this event' }
    return { ...common, subject: NO_SUBJECT, state: 'Ignored', reason }
  }

  const reading = event.read(data)
  if (reading.kind === 'wrong_shape') {
    const reason = { code: 'wrong_shape', message: `The event is not of the form that ${adapter.label} documents: ${reading.problem}.` }
    // Records of one act share its id: without the record in it, two of them would count as one delivery twice.
    return { ...common, webhookActionId: null, subject: NO_SUBJECT, state: 'NeedsAttention', reason }
  }

  return { ...common, subject: reading.subject, state: 'Received', reason: null }
}

function parseJson(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
