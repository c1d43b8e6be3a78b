import { noteOfferMail, tellMailRefused } from '#lib/domain/offer-publishing/mails/mutations.ts'
import type { OfferToMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import { env } from '#lib/platform/env.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'
import type { Composed, MailComposer } from './composed.ts'

/** What every mail to a candidate does once its outcome is known. */
export const offerMailNotes: Pick<MailComposer, 'noteSettled' | 'noteRefused'> = {
  noteSettled: noteOfferMail,
  noteRefused: tellMailRefused,
}

/** Where a candidate's link leads. */
export function toOfferHref(token: string): string {
  return `${env().APP_URL}/o/${token}`
}

/** To the candidate; answers go to whoever signed the offer, where the organization shows their address. */
export function addressOfferMail({ to, document: { sender } }: OfferToMail, content: MailContent): Composed {
  return { to, content, ...(sender?.email ? { replyTo: { name: sender.name, address: sender.email } } : {}) }
}
