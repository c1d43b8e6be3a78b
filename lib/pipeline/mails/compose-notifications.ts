import { forgetMailed } from '#lib/domain/notifications/mails/mutations.ts'
import { findNotificationsToMail, type NotificationsToMail } from '#lib/domain/notifications/mails/queries.ts'
import { notificationKinds } from '#lib/domain/notifications/rules.ts'
import { env } from '#lib/platform/env.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'

/** The mail that tells a member what happened: one thing by its own words, many as a digest. */
export const notificationsMail: MailComposer = {
  compose,
  noteSettled: (tx, { mail }) => forgetMailed(tx, { mailId: mail.id }),
}

async function compose({ scope, mail }: ComposeInput): Promise<Composed | null> {
  const told = await findNotificationsToMail({ scope, userId: mail.targetId, mailId: mail.id })
  if (!told) return null

  return { to: { name: told.name, address: told.email }, content: writeNotifications(told) }
}

function writeNotifications(told: NotificationsToMail): MailContent {
  const organization = { given: told.organization.name }
  const { notifications, hasMore } = told
  const [first] = notifications
  const isOne = notifications.length === 1 && first !== undefined
  const number = hasMore ? `More than ${notifications.length}` : String(notifications.length)

  return {
    subject: isOne ? first.words : [`${number} notifications from `, organization],
    greeting: ['Hello ', { given: told.name }, ','],
    paragraphs: isOne
      ? [
          [...first.words, '.'],
          [`${whenOf(told, first)}, in `, organization, '.'],
        ]
      : [['This happened in ', organization, ' since the last mail.']],
    ...(isOne ? {} : { items: notifications.map((notification) => toItem(told, notification)) }),
    action: isOne
      ? { label: 'Open in Handoff', href: addressOf(told, first.path) }
      : { label: 'See all notifications', href: addressOf(told, '/notifications') },
    reason: ['You get this mail because you are a member of ', organization, ' and have not turned it off.'],
    reasonLink: { label: 'Change what you are told', href: addressOf(told, '/company/notifications') },
  }
}

function toItem(told: NotificationsToMail, notification: NotificationsToMail['notifications'][number]) {
  return {
    title: notification.words,
    detail: `${notificationKinds[notification.kind].label} · ${whenOf(told, notification)}`,
    href: addressOf(told, notification.path),
  }
}

function whenOf({ organization }: NotificationsToMail, { lastAt }: { lastAt: Date }): string {
  return formatInstant(lastAt.toISOString(), organization.timeZone)
}

function addressOf({ organization }: NotificationsToMail, path: string): string {
  return new URL(`/${organization.slug}${path}`, env().APP_URL).href
}
