import type { CandidateRecords } from './queries.ts'

export type ForgetPlan = {
  /** Goes at once. */
  erased: CandidateRecords
  /** Stays until HR has confirmed. */
  kept: CandidateRecords
}

/**
 * What of a deleted candidate goes at once and what waits for HR. Somebody who was added is a colleague by now, and what they accepted is a
 * contract: an offer that was accepted waits with them, and one that was accepted on our own page waits in any case, as does the new hire
 * through which it is confirmed. All else was only pending. Pure.
 */
export function planForgetting({ hires, offers }: CandidateRecords): ForgetPlan {
  const isAdded = hires.some(({ state }) => state === 'Added')
  const keptOffers = offers.filter(({ state, answerId }) => state === 'Accepted' && (isAdded || answerId !== null))
  const signed = new Set(keptOffers.map(({ applicationExternalId }) => applicationExternalId))
  const keptHires = hires.filter(({ state, externalId }) => state === 'Added' || (!isAdded && signed.has(externalId)))

  return {
    erased: {
      hires: hires.filter((hire) => !keptHires.includes(hire)),
      offers: offers.filter((offer) => !keptOffers.includes(offer)),
    },
    kept: { hires: keptHires, offers: keptOffers },
  }
}
