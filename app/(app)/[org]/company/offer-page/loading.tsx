import { OfferPageSkeleton } from '#components/offer-page-settings/offer-page-skeleton.tsx'

export default function OfferPageLoading() {
  return <OfferPageSkeleton />
}
