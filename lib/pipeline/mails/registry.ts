import type { MailKind } from '#lib/domain/mails/schema.ts'
import { invitationMail } from './compose-invitation.ts'
import { notificationsMail } from './compose-notifications.ts'
import type { MailComposer } from './composed.ts'

/** Every kind of mail with what writes it. */
export const mailComposers: Readonly<Record<MailKind, MailComposer>> = {
  invitation: invitationMail,
  notifications: notificationsMail,
}
