import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { readOfferPage } from '#lib/domain/offer-publishing/links/queries.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { toStorableText } from '#lib/platform/format/storable-text.ts'

type AddMessage = { scope: TenantScope; offerId: string; userId: string | null; text: string }

async function addMessage(tx: TenantTransaction, { scope, offerId, userId, text }: AddMessage): Promise<string> {
  const data = { organizationId: scope.organizationId, offerId, userId, text: toStorableText(text) }
  const { id } = await tx.offerMessage.create({ data, select: { id: true } })

  return id
}

/** Takes in a question of the candidate and tells whoever looks after the offer. History holds no word of it: it may name pay. */
export async function addQuestion({ scope, offerId, text }: { scope: TenantScope; offerId: string; text: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    await addMessage(tx, { scope, offerId, userId: null, text })
    await addHistory(tx, { scope, offerId, kind: 'question' })
    await notifyChange(tx, { scope, topic: 'offers' })
    await notify(tx, { scope, kind: 'offer.question', objectId: offerId, ...(await findTold(tx, { scope, offerId })) })
  })
}

export type ReplyToCandidate = Act & {
  visibility: OfferVisibility
  offerId: string
  text: string
}

/**
 * Replies on the offer page and by mail.
 * @throws AppError `not_found`, `conflict` where the candidate has no page, `unavailable` where no mail can be sent.
 */
export async function replyToCandidate({ scope, actor, origin, visibility, offerId, text }: ReplyToCandidate): Promise<void> {
  await inTenant(scope, async (tx) => {
    await lockOfferRow(tx, { scope, offerId, visibility })
    const page = await readOfferPage(tx, { scope, offerId })
    if (!page || page.view.kind === 'closed') throw noPageError()

    const { userId } = actor
    const id = await addMessage(tx, { scope, offerId, userId, text })
    await requestMail(tx, { scope, kind: 'offer-reply', targetId: id })
    await addHistory(tx, { scope, offerId, kind: 'replied', userId })
    await writeAudit(tx, { scope, actor, ...origin, action: 'offer.replied', objectKind: 'offer', objectId: offerId })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

function noPageError(): AppError {
  return new AppError({
    code: 'conflict',
    retry: 'no',
    userMessage: 'The candidate has no page to read a reply on: nothing is published, or the page is closed. Write to them by mail.',
  })
}
