import type { Permission } from '#lib/domain/access/schema.ts'
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
  object: 'offer' | 'newHire' | 'connection' | 'webhook' | 'member' | 'invitation' | null
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
  'newHire.arrived': {
    label: 'New hires',
    description: 'Somebody was hired in Ashby and waits to be added. Many at a time are told as one.',
    permission: 'newHires.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: true,
    object: null,
  },
  'newHire.starts-soon': {
    label: 'New hires who start soon',
    description: 'A start date is near, and the new hire is still pending.',
    permission: 'newHires.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'newHire',
  },
  'newHire.unhired': {
    label: 'New hires taken back in Ashby',
    description: 'Somebody who was hired is no longer hired in Ashby, or their application was archived.',
    permission: 'newHires.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'newHire',
  },
  'newHire.changed': {
    label: 'Added people who changed in Ashby',
    description: 'Ashby now says something else of somebody who was added, so one of the two must be chosen.',
    permission: 'newHires.manage',
    inApp: true,
    mailTiming: 'Daily',
    isTogether: false,
    object: 'newHire',
  },
  'newHire.to-forget': {
    label: 'Added people deleted in Ashby',
    description: 'A candidate who was added here was deleted in Ashby: what came from there is erased once somebody confirms it.',
    permission: 'newHires.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'newHire',
  },
  'connection.needs-attention': {
    label: 'Integrations that need attention',
    description: 'Ashby no longer accepts a key, a webhook is off or missing, or checks of Ashby fail. Told once, until it works again.',
    permission: 'connections.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'connection',
  },
  'connection.recovered': {
    label: 'Integrations that work again',
    description: 'What needed attention about an integration was mended.',
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
  'webhook.stopped': {
    label: 'Webhooks that stopped',
    description: 'An outgoing webhook stopped by itself: its address wants to hear nothing, or took nothing for five days.',
    permission: 'webhooks.manage',
    inApp: true,
    mailTiming: 'Soon',
    isTogether: false,
    object: 'webhook',
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

const DAILY_TIME = '08:00'

/** The next 08:00 after an instant in a time zone (IANA name), also over a change of the clocks. */
export function nextDailyAt({ after, timeZone }: { after: Date; timeZone: string }): Date {
  const today = getCalendarDate(after.toISOString(), timeZone)
  const candidate = toInstant({ date: today, time: DAILY_TIME, timeZone })

  return candidate > after ? candidate : toInstant({ date: addDays(today, 1), time: DAILY_TIME, timeZone })
}
