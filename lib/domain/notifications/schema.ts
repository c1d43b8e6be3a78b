import { z } from 'zod'

/** Everything a member can be told. A new kind is a new member here and a line in rules.ts. */
export const notificationKindSchema = z.enum([
  'offer.arrived',
  'offer.ashby-now-says',
  'offer.withdrawn',
  'offer.assigned',
  'offer.mentioned',
  'offer.question',
  'offer.answered',
  'offer.out-of-step',
  'offer.unanswered',
  'offer.mail-refused',
  'offer.publish-refused',
  'offer.write-back-failed',
  'newHire.arrived',
  'newHire.starts-soon',
  'newHire.unhired',
  'newHire.changed',
  'newHire.to-forget',
  'connection.needs-attention',
  'connection.recovered',
  'mapping.source-archived',
  'event.needs-attention',
  'webhook.stopped',
  'member.joined',
  'invitation.refused',
])
export type NotificationKind = z.infer<typeof notificationKindSchema>

/** `Soon` is within a minute or two, so that what comes together is one mail; `Daily` is 08:00 in the organization's time zone. */
export const mailTimingSchema = z.enum(['Off', 'Soon', 'Daily'])
export type MailTiming = z.infer<typeof mailTimingSchema>
