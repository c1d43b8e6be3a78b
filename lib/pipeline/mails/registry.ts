import type { MailKind } from '#lib/domain/mails/schema.ts'
import { invitationMail } from './compose-invitation.ts'
import { notificationsMail } from './compose-notifications.ts'
import { offerAnsweredMail } from './compose-offer-answered.ts'
import { offerReminderMail } from './compose-offer-reminder.ts'
import { offerReplyMail } from './compose-offer-reply.ts'
import { offerLinkMail, offerVersionMail } from './compose-offer-version.ts'
import type { MailComposer } from './composed.ts'

/** Every kind of mail with what writes it. */
export const mailComposers: Readonly<Record<MailKind, MailComposer>> = {
  invitation: invitationMail,
  notifications: notificationsMail,
  'offer-version': offerVersionMail,
  'offer-link': offerLinkMail,
  'offer-reminder': offerReminderMail,
  'offer-reply': offerReplyMail,
  'offer-answered': offerAnsweredMail,
}
