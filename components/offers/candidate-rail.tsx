'use client'

import { AnswerPanel } from '#components/offer-publishing/answer-panel.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { OfferQuestions } from '#components/offer-publishing/offer-questions.tsx'
import { PublishingPanel } from '#components/offer-publishing/publishing-panel.tsx'
import { useOfferMessages } from '#components/offer-publishing/use-offer-messages.ts'
import { useCan } from '#components/organization/use-organization.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { WriteBackPanel } from '#components/write-backs/write-back-panel.tsx'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** Of an offer that was published: what the candidate answered, has and asks. */
export function CandidateRail({ offer, publishing }: { offer: OfferDetail; publishing: Publishing }) {
  const can = useCan()
  const messages = useOfferMessages(offer.id)

  return (
    <>
      {publishing.answer ? (
        <RailSection title="Answer">
          <AnswerPanel answer={publishing.answer} />
        </RailSection>
      ) : null}
      <WriteBackPanel offer={offer} />
      <RailSection title="Publishing">
        <PublishingPanel offer={offer} publishing={publishing} />
      </RailSection>
      {messages && messages.length > 0 ? (
        <RailSection title="Questions">
          <OfferQuestions offerId={offer.id} messages={messages} candidate={nameCandidate(offer)} canReply={can('offers.publish')} />
        </RailSection>
      ) : null}
    </>
  )
}
