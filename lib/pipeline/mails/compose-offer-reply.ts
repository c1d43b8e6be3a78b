import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { findReplyToMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'
import { writeReply } from './offer-content.ts'
import { addressOfferMail, offerMailNotes, toOfferHref } from './offer-envelope.ts'

/** The mail that brings a candidate the reply to their question. */
export const offerReplyMail: MailComposer = { ...offerMailNotes, compose }

async function compose({ scope, mail }: ComposeInput): Promise<Composed | null> {
  const found = await findReplyToMail({ scope, targetId: mail.targetId })
  if (!found) return null
  const token = await mintOfferLink({ scope, offerId: found.offerId, mailId: mail.id, mailedTo: found.to.address })

  return addressOfferMail(found, writeReply({ ...found, words: found.mails.reply, href: toOfferHref(token) }))
}
