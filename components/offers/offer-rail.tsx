'use client'

import dynamic from 'next/dynamic'
import { OfferComments } from '#components/offer-comments/offer-comments.tsx'
import { OfferFiles } from '#components/offer-files/offer-files.tsx'
import { OfferHistory } from '#components/offers/offer-history.tsx'
import { RailSection } from '#components/patterns/review-record.tsx'
import { RecordSource } from '#components/record/record-source.tsx'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

// Most of the review is of offers that no candidate has yet.
const CandidateRail = dynamic(() => import('#components/offers/candidate-rail.tsx').then((module) => module.CandidateRail))

/** Beside the fields: how it went with the candidate, what members say, what happened, and how it stands in Ashby. */
export function OfferRail({ offer, publishing }: { offer: OfferDetail; publishing: Publishing | undefined }) {
  return (
    <>
      {publishing && publishing.versions.length > 0 ? <CandidateRail offer={offer} publishing={publishing} /> : null}
      <OfferFiles offer={offer} />
      <OfferComments offerId={offer.id} />
      <RailSection title="History">
        <OfferHistory offer={offer} />
      </RailSection>
      <RailSection title="In Ashby">
        <RecordSource record={offer} one="Offer" />
      </RailSection>
    </>
  )
}
