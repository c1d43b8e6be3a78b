import { mintOfferLink } from '#lib/domain/offer-publishing/links/mutations.ts'
import { findOpenOfferToMail, findVersionToMail, type OpenOfferToMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import type { Composed, ComposeInput, MailComposer } from './composed.ts'
import { writeOffer } from './offer-content.ts'
import { addressOfferMail, offerMailNotes, toOfferHref } from './offer-envelope.ts'

/** The mail that a published version sends: the offer itself, or that it changed. */
export const offerVersionMail: MailComposer = { ...offerMailNotes, compose: (input) => compose(input, findVersionToMail) }

/** The link to a published offer once more. */
export const offerLinkMail: MailComposer = { ...offerMailNotes, compose: (input) => compose(input, findOpenOfferToMail) }

async function compose({ scope, mail }: ComposeInput, find: typeof findVersionToMail): Promise<Composed | 'waits' | null> {
  const offer = await find({ scope, targetId: mail.targetId })
  if (!offer || offer === 'waits') return offer
  const token = await mintOfferLink({ scope, offerId: offer.offerId, mailId: mail.id, mailedTo: offer.to.address })

  return addressOfferMail(offer, writeOffer({ ...offer, ...chooseWords(offer, mail.kind), href: toOfferHref(token) }))
}

/** What the candidate has seen of the offer before decides: the link once more is no news of a change. */
function chooseWords(
  { mails, changes }: OpenOfferToMail,
  kind: ComposeInput['mail']['kind'],
): Pick<Parameters<typeof writeOffer>[0], 'words' | 'changes'> {
  const isUpdate = kind === 'offer-version' && changes.length > 0

  return { words: isUpdate ? mails.update : mails.offer, changes: isUpdate ? changes : [] }
}
