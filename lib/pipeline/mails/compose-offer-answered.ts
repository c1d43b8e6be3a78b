import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { findAnswerToMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'
import { writeAnswered } from './offer-content.ts'
import { addressOfferMail, offerMailNotes, toOfferHref } from './offer-envelope.ts'

/** The mail that confirms a candidate's answer. */
export const offerAnsweredMail: MailComposer = { ...offerMailNotes, compose }

async function compose({ scope, mail }: ComposeInput): Promise<Composed | null> {
  const found = await findAnswerToMail({ scope, targetId: mail.targetId })
  if (!found) return null
  const token = await mintOfferLink({ scope, offerId: found.offerId, mailId: mail.id, mailedTo: found.to.address })

  return addressOfferMail(found, writeAnswered({ ...found, href: `${toOfferHref(token)}/certificate` }))
}
