import type { Application, Offer } from '#sandbox/model.ts'
import { renderApplication } from '#sandbox/render/applications.ts'
import { renderOfferInfo } from '#sandbox/render/offers.ts'
import type { RenderContext } from '#sandbox/render/visibility.ts'
import type { Transaction } from '#sandbox/store.ts'
import { openView } from '#sandbox/view.ts'
import { emitEvent } from '#sandbox/webhooks/emit.ts'
import type { WebhookType } from '#sandbox/webhooks/types.ts'

/**
 * What a webhook shows: a hire on a confidential job does fire (developers.ashbyhq.com/reference/candidatehire), private fields of
 * anything but offers stay out.
 */
export function openWebhookContext({ account }: Transaction): RenderContext {
  return { view: openView({ account, lagMs: 0 }), visibility: { confidential: true, nonOfferPrivate: false } }
}

export function tellOffer(transaction: Transaction, action: 'offerCreate' | 'offerUpdate', offer: Offer): void {
  const data = { offer: renderOfferInfo(openWebhookContext(transaction), offer, { excludeFormDefinition: false }) }
  emitEvent(transaction, { action, subjectId: offer.id, data })
}

export function tellApplication(transaction: Transaction, action: WebhookType, application: Application): void {
  const data = { application: renderApplication(openWebhookContext(transaction), application) }
  emitEvent(transaction, { action, subjectId: application.id, data })
}

/** A hire carries the most recent accepted offer if there is one; a hire without an offer is legal. */
export function tellHire(transaction: Transaction, application: Application): void {
  const context = openWebhookContext(transaction)
  const accepted = context.view.offersOf(application.id).filter((offer) => offer.offerStatus === 'CandidateAccepted')
  const offer = accepted.at(-1)
  const data = {
    application: renderApplication(context, application),
    ...(offer ? { offer: renderOfferInfo(context, offer, { excludeFormDefinition: false }) } : {}),
  }
  emitEvent(transaction, { action: 'candidateHire', subjectId: application.id, data })
}
