import { wakeWaitingMails } from '#lib/domain/mails/mutations.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { isBeingUpdated } from '#lib/domain/offer-publishing/links/rules.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import type { OfferPosition } from '#lib/domain/offers/rules.ts'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import type { OutgoingEvent } from '#lib/domain/outgoing-webhooks/terms.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type TellOfUpdate = {
  scope: TenantScope
  before: Pick<OfferPosition, 'state' | 'flags'> & { id: string }
  isConfidential: boolean
  after: Pick<OfferPosition, 'state' | 'flags'>
}

/**
 * Tells of what Ashby changed and a person must know or decide, once: while an offer asks or is gone already, another change is no news.
 * What concerns a published offer goes to whoever looks after it. Where its page opens again, or closes for good, the version's own mail, which
 * waited for that, is looked at again: the candidate was told nothing yet.
 */
export async function tellOfUpdate(tx: TenantTransaction, { scope, before, isConfidential, after }: TellOfUpdate): Promise<void> {
  const objectId = before.id
  const event = after.state === before.state ? undefined : STATE_EVENTS[after.state]
  if (event) await announce(tx, { scope, event, objectIds: [objectId] })
  const isNewly = (flag: OfferFlag) => after.flags.includes(flag) && !before.flags.includes(flag)

  if (isNewly('AshbyNowSays'))
    await notify(tx, { scope, kind: 'offer.ashby-now-says', objectId, audience: { permission: 'offers.edit', isConfidential } })
  if (isNewly('GoneInAshby') || (after.state === 'Withdrawn' && before.state !== 'Withdrawn'))
    await notify(tx, { scope, kind: 'offer.withdrawn', objectId, audience: { permission: 'offers.read', isConfidential } })
  if (before.state !== 'Published') return
  if (isBeingUpdated(before) && !isBeingUpdated(after)) await wakeVersionMail(tx, { scope, offerId: objectId })

  const isOutOfStep = after.state === 'Published' && (isNewly('BackInApproval') || isNewly('Superseded'))
  const isAnswered = after.state === 'Accepted' || after.state === 'Declined'
  if (!isOutOfStep && !isAnswered) return
  const told = await findTold(tx, { scope, offerId: objectId })
  await notify(tx, { scope, kind: isOutOfStep ? 'offer.out-of-step' : 'offer.answered', objectId, ...told })
}

/** What other systems are told of an offer that Ashby moved. */
const STATE_EVENTS: Readonly<Partial<Record<OfferState, OutgoingEvent>>> = {
  Accepted: 'offer.accepted',
  Declined: 'offer.declined',
  Withdrawn: 'offer.withdrawn',
}

async function wakeVersionMail(tx: TenantTransaction, { scope, offerId }: { scope: TenantScope; offerId: string }): Promise<void> {
  const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { versionId: true } })
  if (offer?.versionId) await wakeWaitingMails(tx, { scope, kind: 'offer-version', targetId: offer.versionId })
}
