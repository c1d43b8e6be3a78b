/** Every closed list that people know, without a parser: all that a screen needs of them. */
import type { Permission } from '#lib/domain/access/schema.ts'

/** What other systems can be told. `test.ping` is sent by hand only. */
export const outgoingEvents = [
  'offer.published',
  'offer.accepted',
  'offer.declined',
  'offer.withdrawn',
  'new_hire.pending',
  'new_hire.dismissed',
  'person.added',
  'job.filled',
] as const
export type OutgoingEvent = (typeof outgoingEvents)[number]

export const TEST_EVENT = 'test.ping'
/** Everything that can stand in a log. */
export const sentEvents = [...outgoingEvents, TEST_EVENT] as const

export type OutgoingObject = 'offer' | 'newHire' | 'person' | 'openJob'

export type OutgoingEventDefinition = {
  label: string
  description: string
  object: OutgoingObject
  /** Who chooses the event must be allowed to see what it tells of. */
  permission: Permission
}

/** What each event means, in the order of the screen. */
export const outgoingEventWords: Readonly<Record<OutgoingEvent, OutgoingEventDefinition>> = {
  'offer.published': {
    label: 'Offer published',
    description: 'A version of an offer is open to the candidate. A further version is told again.',
    object: 'offer',
    permission: 'offers.read',
  },
  'offer.accepted': {
    label: 'Offer accepted',
    description: 'The candidate accepted, on the offer page or in Ashby.',
    object: 'offer',
    permission: 'offers.read',
  },
  'offer.declined': {
    label: 'Offer declined',
    description: 'The candidate declined, on the offer page or in Ashby.',
    object: 'offer',
    permission: 'offers.read',
  },
  'offer.withdrawn': {
    label: 'Offer withdrawn',
    description: 'An offer was cancelled or deleted in Ashby, or its application archived.',
    object: 'offer',
    permission: 'offers.read',
  },
  'new_hire.pending': {
    label: 'New hire pending',
    description: 'Somebody was hired in Ashby and waits to be added, or waits again.',
    object: 'newHire',
    permission: 'newHires.manage',
  },
  'new_hire.dismissed': {
    label: 'New hire dismissed',
    description: 'A pending new hire was put aside or made part of another one.',
    object: 'newHire',
    permission: 'newHires.manage',
  },
  'person.added': {
    label: 'Person added',
    description: 'Somebody is new in People: from a new hire, by hand or by an import.',
    object: 'person',
    permission: 'people.read',
  },
  'job.filled': {
    label: 'Job filled',
    description: 'Somebody was hired into an open job.',
    object: 'openJob',
    permission: 'openings.read',
  },
}

export const webhookStates = ['On', 'Off', 'Stopped'] as const
export type WebhookState = (typeof webhookStates)[number]

/** `gone`: the other side answered 410. `failing`: nothing but failures for five days. */
export const stopReasons = ['gone', 'failing'] as const
export type StopReason = (typeof stopReasons)[number]

export const messageStates = ['Waiting', 'Delivered', 'Failed', 'Cancelled'] as const
export type MessageState = (typeof messageStates)[number]

/** How many webhooks an organization can have. */
export const WEBHOOKS_MAX = 20
/** How many failed messages are sent again at once. */
export const REPLAY_MAX = 5_000
/** How long a secret that was replaced goes on signing. */
export const ROTATION_HOURS = 24
