import { findField } from '#components/record/find-field.ts'
import type { PublishedVersion, Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { Obstacle } from '#lib/domain/offer-publishing/schema.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'
import { isOpenState } from '#lib/domain/offers/rules.ts'

export type PublishChoice = {
  label: 'Publish offer' | 'Publish changes'
  /** What stands in the way; the first of several. */
  obstacle: Obstacle | null
}

type PublishChoiceInput = { offer: OfferDetail; publishing: Publishing }

/** What the one filled button does. Null where there is nothing to publish: answered, withdrawn, or the candidate sees it all already. */
export function choosePublish({ offer, publishing }: PublishChoiceInput): PublishChoice | null {
  if (!isOpenState(offer.state)) return null
  if (publishing.obstacles.some(({ code }) => code === 'nothing_new')) return null
  const obstacle = publishing.obstacles.find((candidate) => isStanding(candidate, offer)) ?? null

  return { label: offer.state === 'Published' ? 'Publish changes' : 'Publish offer', obstacle }
}

/** An edit mends its field on screen at once: what was read before it may name an issue that is none any more. */
function isStanding({ code, field }: Obstacle, offer: OfferDetail): boolean {
  const known = code === 'issue' && field !== null ? findField(offer, field) : undefined

  return known === undefined || known.issue?.isBlocking === true
}

/** The version that counts: the newest that was not taken back. */
export function findNewestVersion({ versions }: Pick<Publishing, 'versions'>): PublishedVersion | null {
  return versions.find(({ isUndone }) => !isUndone) ?? null
}

/** The newest version while it can still be undone or its mail waits; null from then on. */
export function findLeaving(publishing: Publishing): PublishedVersion | null {
  const newest = findNewestVersion(publishing)

  return newest?.mail?.state === 'Waiting' ? newest : null
}
