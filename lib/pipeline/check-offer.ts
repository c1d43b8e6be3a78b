import type { PublishContext } from '#lib/domain/offer-publishing/mutations.ts'
import { recordCheck } from '#lib/domain/offer-publishing/mutations.ts'
import { findOfferPlace } from '#lib/domain/offer-publishing/queries.ts'
import { lookAtOffer } from './look-at-offer.ts'
import type { SyncOfferResult } from './sync-offer.ts'

export type CheckResult = 'changed' | 'unchanged' | 'held' | 'gone' | 'hidden'

/** Check Ashby now, on one offer: it is read while the person waits. Throws what the look throws, and `not_found`. */
export async function checkOffer(act: PublishContext & { offerId: string }): Promise<CheckResult> {
  const place = await findOfferPlace(act)
  const found = await lookAtOffer({ scope: act.scope, ...place })
  const result = results[found.kind]
  await recordCheck({ ...act, result })

  return result
}

const results: Readonly<Record<SyncOfferResult['kind'], CheckResult>> = {
  added: 'changed',
  changed: 'changed',
  unchanged: 'unchanged',
  held: 'held',
  gone: 'gone',
  hidden: 'hidden',
  // Somebody else's later look has been written already, and it is what is shown.
  superseded: 'unchanged',
  covered: 'unchanged',
  lagging: 'unchanged',
  ignored: 'unchanged',
}
