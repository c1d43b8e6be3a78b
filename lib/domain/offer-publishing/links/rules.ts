import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'

/** What a candidate meets behind a link that works. */
export type PageStanding = 'open' | 'updating' | 'closed'

/** While one of these stands, Ashby does not wait for the candidate. */
const UPDATING_FLAGS: readonly OfferFlag[] = ['BackInApproval', 'Superseded']

/** Whether the page of a published offer only says so: until Ashby has decided, nobody is sent there. */
export function isBeingUpdated({ state, flags }: { state: OfferState; flags: readonly OfferFlag[] }): boolean {
  return state === 'Published' && flags.some((flag) => UPDATING_FLAGS.includes(flag))
}

export type JudgePage = {
  offer: { state: OfferState; flags: readonly OfferFlag[]; isAnsweredHere: boolean }
  /** The newest version that was not undone. */
  version: { visibleAt: Date }
  now: Date
}

/** Whether the newest version can be read. An answer that was given here stays readable, whatever Ashby says since. */
export function judgePage({ offer, version, now }: JudgePage): PageStanding {
  switch (offer.state) {
    case 'Withdrawn':
      return 'closed'
    case 'Accepted':
    case 'Declined':
      return offer.isAnsweredHere ? 'open' : 'closed'
    case 'Unpublished':
      return 'updating'
    case 'Published':
      return version.visibleAt > now || isBeingUpdated(offer) ? 'updating' : 'open'
  }
}

/** Why no link is mailed; null where nothing was ever published. */
export function describeNothingToOpen(standing: PageStanding | null): string {
  if (standing === 'closed') return 'The candidate’s page is closed: the offer was withdrawn, or answered in Ashby. No link was mailed.'
  if (standing === null) return 'Nothing is published yet, so there is nothing to open. Publish the offer first.'

  return 'The candidate’s page only says that the offer is being updated. Publish the offer, then its mail brings a link.'
}
