import type { MailToSend } from '#lib/domain/mails/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { findOfferOfMail } from '#lib/domain/offer-publishing/mails/queries.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

type OfMail = { scope: TenantScope; mail: Pick<MailToSend, 'kind' | 'targetId'> }

/** Writes into the offer's history what became of a mail to its candidate: which mail it was, and nothing that stood in it. */
export async function noteOfferMail(
  tx: TenantTransaction,
  { scope, mail, outcome }: OfMail & { outcome: 'sent' | 'refused' | 'cancelled' },
): Promise<void> {
  const offerId = await findOfferOfMail(tx, { scope, mail })
  if (!offerId) return
  if (outcome !== 'cancelled') {
    await addHistory(tx, { scope, offerId, kind: outcome === 'sent' ? 'mail-sent' : 'mail-refused', detail: { mail: mail.kind } })
  }
  await notifyChange(tx, { scope, topic: 'offers' })
}

/** Tells whoever looks after the offer that its candidate got nothing. */
export async function tellMailRefused(tx: TenantTransaction, { scope, mail }: OfMail): Promise<void> {
  const offerId = await findOfferOfMail(tx, { scope, mail })
  if (!offerId) return
  const { audience } = await findTold(tx, { scope, offerId })
  await notify(tx, { scope, kind: 'offer.mail-refused', objectId: offerId, audience })
}
