import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { findUnansweredToMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'
import { writeReminder } from './offer-content.ts'
import { addressOfferMail, offerMailNotes, toOfferHref } from './offer-envelope.ts'

/** The mail that reminds a candidate of a deadline. */
export const offerReminderMail: MailComposer = { ...offerMailNotes, compose }

async function compose({ scope, mail }: ComposeInput): Promise<Composed | null> {
  const offer = await findUnansweredToMail({ scope, targetId: mail.targetId })
  if (!offer) return null
  const token = await mintOfferLink({ scope, offerId: offer.offerId, mailId: mail.id, mailedTo: offer.to.address })

  return addressOfferMail(offer, writeReminder({ ...offer, words: offer.mails.reminder, href: toOfferHref(token) }))
}
