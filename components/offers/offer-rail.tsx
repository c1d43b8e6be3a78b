'use client'

import { OfferComments } from '#components/offer-comments/offer-comments.tsx'
import { AnswerPanel } from '#components/offer-publishing/answer-panel.tsx'
import { nameCandidate } from '#components/offer-publishing/name-candidate.ts'
import { OfferQuestions } from '#components/offer-publishing/offer-questions.tsx'
import { PublishingPanel } from '#components/offer-publishing/publishing-panel.tsx'
import { useOfferMessages } from '#components/offer-publishing/use-offer-messages.ts'
import { OfferHistory } from '#components/offers/offer-history.tsx'
import { OfferSource } from '#components/offers/offer-source.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { RailSection } from '#components/patterns/review-record.tsx'
import { WriteBackPanel } from '#components/write-backs/write-back-panel.tsx'
import type { Publishing } from '#lib/domain/offer-publishing/contract.ts'
import type { OfferDetail } from '#lib/domain/offers/contract.ts'

/** Beside the fields: what the candidate answered, has and asks, then what happened, then how it stands in Ashby. */
export function OfferRail({ offer, publishing }: { offer: OfferDetail; publishing: Publishing | undefined }) {
  const can = useCan()
  const messages = useOfferMessages(offer.id)

  return (
    <>
      {publishing?.answer ? (
        <RailSection title="Answer">
          <AnswerPanel answer={publishing.answer} />
        </RailSection>
      ) : null}
      <WriteBackPanel offer={offer} />
      {publishing && publishing.versions.length > 0 ? (
        <RailSection title="Publishing">
          <PublishingPanel offer={offer} publishing={publishing} />
        </RailSection>
      ) : null}
      {messages && messages.length > 0 ? (
        <RailSection title="Questions">
          <OfferQuestions offerId={offer.id} messages={messages} candidate={nameCandidate(offer)} canReply={can('offers.publish')} />
        </RailSection>
      ) : null}
      <OfferComments offerId={offer.id} />
      <RailSection title="History">
        <OfferHistory offer={offer} />
      </RailSection>
      <RailSection title="In Ashby">
        <OfferSource offer={offer} />
      </RailSection>
    </>
  )
}
