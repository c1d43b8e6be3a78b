import type { Permission } from '#lib/domain/access/schema.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'
import { type MailTiming, type NotificationKind, notificationKindSchema } from './schema.ts'

export type NotificationKindDefinition = {
  label: string
  description: string
  /** What a reader must be allowed to do; others are neither told nor offered the choice. */
  permission: Permission
  /** What holds while a member has not chosen otherwise. */
  inApp: boolean
  mailTiming: MailTiming
  /** Comes many at a time, so it is counted on one row without an object. */
  isTogether: boolean
  /** What `objectId` names: what is gone, or may not be seen by the reader, is not told. */
  object: 'offer' | 'connection' | 'member' | 'invitation' | null
}

/** Everything a member can be told, in the order of the screen. */
export const notificationKinds: Readonly<Record<NotificationKind, NotificationKindDefinition>> = {
  'offer.arrived': {
    label: 'New offers',
    description: 'An approved offer came in from Ashby. Many at a time are told as one.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Daily',
    isTogether: true,
    object: null,
  },
  'offer.ashby-now-says': {
    label: 'Ashby now says something else',
    description: 'Ashby changed a value that somebody edited here, so one of the two must be chosen.',
    permission: 'offers.edit',
    inApp: true,
    mailTiming: 'Daily',
    isTogether: false,
    object: 'offer',
  },
  'offer.withdrawn': {
    label: 'Offers withdrawn',
    description: 'An offer was cancelled or deleted in Ashby, or its application archived.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.assigned': {
    label: 'Offers assigned to you',
    description: 'Somebody gave you an offer to look after.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.mentioned': {
    label: 'Comments that name you',
    description: 'Somebody mentioned you in a comment on an offer.',
    permission: 'offers.comment',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.question': {
    label: 'Questions of candidates',
    description: 'A candidate asked something on the offer page.',
    permission: 'offers.comment',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.answered': {
    label: 'Answers of candidates',
    description: 'A candidate accepted or declined an offer.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.out-of-step': {
    label: 'Published offers that changed in Ashby',
    description: 'Ashby took a published offer back into approval or replaced it, so the candidate cannot answer it.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.unanswered': {
    label: 'Offers without an answer',
    description: 'The deadline of a published offer is near or has passed.',
    permission: 'offers.read',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.mail-refused': {
    label: 'Offer mails that could not be delivered',
    description: 'A mail server refused the address of a candidate.',
    permission: 'offers.publish',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.publish-refused': {
    label: 'Offers that could not be published',
    description: 'An offer that was to be published later, or with others, had to stay.',
    permission: 'offers.publish',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'offer.write-back-failed': {
    label: 'Answers that Ashby did not take',
    description: 'An answer could not be written to Ashby, or nobody knows whether it was.',
    permission: 'offers.publish',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'offer',
  },
  'connection.needs-attention': {
    label: 'Integrations that need attention',
    description: 'Ashby no longer accepts a key, or its webhooks could not be set up.',
    permission: 'connections.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'connection',
  },
  'mapping.source-archived': {
    label: 'Archived fields that a mapping reads',
    description: 'Ashby archived or removed a custom field from which a field here is filled.',
    permission: 'fields.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'connection',
  },
  'event.needs-attention': {
    label: 'Events that need attention',
    description: 'An event from Ashby could not be used as it is. Many at a time are told as one.',
    permission: 'events.retry',
    inApp: true,
    mailTiming: 'Daily',
    isTogether: true,
    object: null,
  },
  'member.joined': {
    label: 'New members',
    description: 'Somebody accepted an invitation.',
    permission: 'members.manage',
    inApp: true,
    mailTiming: 'Off',
    isTogether: false,
    object: 'member',
  },
  'invitation.refused': {
    label: 'Invitations that could not be delivered',
    description: 'A mail server refused the address of somebody who was invited.',
    permission: 'members.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'invitation',
  },
}

/** The kinds that somebody with these permissions can be told. */
export function listReadableKinds(permissions: readonly Permission[]): NotificationKind[] {
  return notificationKindSchema.options.filter((kind) => permissions.includes(notificationKinds[kind].permission))
}

/** What a notification speaks of, as it is when it is read. An archived field stands with its connection's id. */
export type NotificationSubject = {
  id: string
  /** Null where nobody has given it one. */
  name: string | null
  /** An offer's state; `key` or `webhooks` for what is wrong with a connection; null otherwise. */
  state: string | null
}

export type DescribeNotification = { kind: NotificationKind; count: number; subjects: readonly NotificationSubject[] }

/** What somebody typed (a name) stands apart from our words, so that a mail can keep it from turning them. */
export type NotificationWords = readonly (string | { given: string })[]

/** The words of a notification and where it leads, behind the organization's slug. Never pay. */
export function describeNotification({ kind, count, subjects }: DescribeNotification): { title: NotificationWords; path: string } {
  const [first] = subjects
  const offerPath = first ? `/offers/${first.id}` : '/offers'

  switch (kind) {
    case 'offer.arrived':
      return { title: describeArrived({ count, subjects }), path: count === 1 ? offerPath : '/offers' }
    case 'offer.ashby-now-says':
      return { title: ['Ashby now says something else for ', nameOf(first)], path: offerPath }
    case 'offer.withdrawn':
      return {
        title: ['The offer for ', nameOf(first), first?.state === 'Withdrawn' ? ' was withdrawn in Ashby' : ' is gone in Ashby'],
        path: offerPath,
      }
    case 'offer.assigned':
      return { title: ['You look after the offer for ', nameOf(first)], path: offerPath }
    case 'offer.mentioned':
      return { title: ['Somebody mentioned you at the offer for ', nameOf(first)], path: offerPath }
    case 'offer.question':
      return { title: [nameOf(first), ' asked a question about the offer'], path: offerPath }
    case 'offer.answered':
      return { title: describeAnswer(first), path: offerPath }
    case 'offer.out-of-step':
      return { title: ['The published offer for ', nameOf(first), ' cannot be answered: it changed in Ashby'], path: offerPath }
    case 'offer.unanswered':
      return {
        title: ['The offer for ', nameOf(first), first?.state === 'Published' ? ' waits for an answer' : ' was waiting'],
        path: offerPath,
      }
    case 'offer.mail-refused':
      return { title: ['The mail to ', nameOf(first), ' could not be delivered'], path: offerPath }
    case 'offer.publish-refused':
      return { title: ['The offer for ', nameOf(first), ' could not be published'], path: offerPath }
    case 'offer.write-back-failed':
      return { title: ['The answer of ', nameOf(first), ' is not in Ashby'], path: offerPath }
    case 'connection.needs-attention':
      return { title: describeConnection(first), path: `/company/integrations/ashby/${first?.id ?? ''}` }
    case 'mapping.source-archived':
      return { title: describeArchivedFields(subjects), path: `/company/fields${first ? `?connection=${first.id}` : ''}` }
    case 'event.needs-attention':
      return {
        title: [count === 1 ? 'An event needs attention' : `${formatCountOf({ count, one: 'event' })} need attention`],
        path: '/events?state=NeedsAttention',
      }
    case 'member.joined':
      return { title: [nameOf(first), ' joined'], path: '/company/members' }
    case 'invitation.refused':
      return { title: ['The invitation to ', nameOf(first), ' could not be delivered'], path: '/company/members' }
  }
}

function describeArrived({ count, subjects }: Omit<DescribeNotification, 'kind'>): NotificationWords {
  const [first, second] = subjects
  if (!first) return [count === 1 ? 'A new offer arrived' : `${formatCountOf({ count, one: 'new offer' })} arrived`]
  if (count === 1) return ['New offer for ', nameOf(first)]

  const rest = count - (second ? 2 : 1)
  const names = second && rest === 0 ? [nameOf(first), ' and ', nameOf(second)] : [nameOf(first), ...(second ? [', ', nameOf(second)] : [])]

  return [`${formatCountOf({ count, one: 'new offer' })}: `, ...names, ...(rest > 0 ? [` and ${rest} more`] : [])]
}

function describeAnswer(subject: NotificationSubject | undefined): NotificationWords {
  if (subject?.state === 'Accepted') return [nameOf(subject), ' accepted the offer']
  if (subject?.state === 'Declined') return [nameOf(subject), ' declined the offer']

  return [nameOf(subject), ' answered the offer']
}

function describeConnection(subject: NotificationSubject | undefined): NotificationWords {
  if (subject?.state === 'key') return ['Ashby no longer accepts the key of ', nameOf(subject)]
  if (subject?.state === 'webhooks') return ['The webhooks of ', nameOf(subject), ' could not be set up']

  return [nameOf(subject), ' needed attention and works again']
}

/** Names those that are still archived and still read. */
function describeArchivedFields([first, second, ...rest]: readonly NotificationSubject[]): NotificationWords {
  if (!first) return ['A field that a mapping read was archived in Ashby. No mapping reads it now']
  if (!second) return ['Ashby archived a field that your mapping reads: ', nameOf(first)]

  const words = `Ashby archived ${formatCountOf({ count: rest.length + 2, one: 'field' })} that your mapping reads: `
  if (rest.length === 0) return [words, nameOf(first), ' and ', nameOf(second)]

  return [words, nameOf(first), ', ', nameOf(second), ` and ${rest.length} more`]
}

function nameOf(subject: NotificationSubject | undefined): string | { given: string } {
  return subject?.name ? { given: subject.name } : 'somebody without a name'
}

const CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** The words as one text. A name in another direction is isolated, so that it cannot turn the words around it. */
export function toPlainText(words: NotificationWords): string {
  return words
    .map((word) => {
      if (typeof word === 'string') return word
      const name = word.given.replace(CONTROLS, '')
      return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name
    })
    .join('')
}

const DAILY_TIME = '08:00'

/** The next 08:00 after an instant in a time zone (IANA name), also over a change of the clocks. */
export function nextDailyAt({ after, timeZone }: { after: Date; timeZone: string }): Date {
  const today = getCalendarDate(after.toISOString(), timeZone)
  const candidate = toInstant({ date: today, time: DAILY_TIME, timeZone })

  return candidate > after ? candidate : toInstant({ date: addDays(today, 1), time: DAILY_TIME, timeZone })
}
