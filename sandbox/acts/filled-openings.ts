import type { Application } from '#sandbox/model.ts'
import type { Transaction } from '#sandbox/store.ts'
import { setOpeningState } from './openings.ts'

/**
 * A hire fills the opening that the accepted offer carries. Ashby alone does this: no call of its API sets Filled. An opening that was closed
 * meanwhile stays closed (what Ashby does then is not known).
 */
export function fillOpening(transaction: Transaction, application: Application): Application {
  const openingId = findAcceptedOpening(transaction, application.id)
  const opening = openingId ? transaction.get('opening', openingId) : null
  if (!opening || opening.openingState === 'Filled') return application

  if (opening.openingState !== 'Closed') {
    transaction.put('opening', { ...opening, filled: { by: application.id, from: opening.openingState } })
    setOpeningState(transaction, { openingId: opening.id, openingState: 'Filled' })
  }

  const changed = { ...application, openingId: opening.id }
  transaction.put('application', changed)

  return changed
}

/** Taking a hire back leaves the opening as it was before it was filled. */
export function releaseOpening(transaction: Transaction, application: Application): Application {
  const opening = application.openingId ? transaction.get('opening', application.openingId) : null
  const isOwn = opening?.openingState === 'Filled' && opening.filled?.by === application.id
  if (opening?.filled && isOwn) setOpeningState(transaction, { openingId: opening.id, openingState: opening.filled.from })
  const changed = { ...application, openingId: null }
  transaction.put('application', changed)

  return changed
}

/** The opening of the most recent accepted offer; null where there is none. */
function findAcceptedOpening(transaction: Transaction, applicationId: string): string | null {
  const offerIds = [...(transaction.account.offersByApplication.get(applicationId) ?? [])]
  const accepted = offerIds
    .map((offerId) => transaction.get('offer', offerId))
    .filter((offer) => offer?.offerStatus === 'CandidateAccepted')
    .at(-1)

  return accepted?.versions.at(-1)?.openingId ?? null
}
