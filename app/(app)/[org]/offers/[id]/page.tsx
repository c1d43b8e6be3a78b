import type { Metadata } from 'next'
import { OffersPage, type SearchParams } from '#app/(app)/[org]/offers/offers-page.tsx'

export const metadata: Metadata = { title: 'Offers' }

type OfferPageProps = { params: Promise<{ org: string; id: string }>; searchParams: SearchParams }

export default async function OfferPage({ params, searchParams }: OfferPageProps) {
  const { org, id } = await params

  return <OffersPage org={org} id={id} searchParams={searchParams} />
}
