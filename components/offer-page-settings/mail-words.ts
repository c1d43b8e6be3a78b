import type { PageMailKind } from '#lib/domain/offer-page/schema.ts'

/** What each mail is called and when it goes out. */
export const mailWords: Readonly<Record<PageMailKind, { label: string; help: string }>> = {
  offer: { label: 'Offer', help: 'Goes out when an offer is published, and again when somebody sends its link once more.' },
  update: { label: 'New version', help: 'Goes out when an offer is published again. The page shows the candidate what changed.' },
  reminder: { label: 'Reminder', help: 'Goes out before the deadline, on the days of Deadlines & reminders, while there is no answer.' },
  reply: { label: 'Reply', help: 'Stands around your reply when the candidate asked something on the page.' },
}
