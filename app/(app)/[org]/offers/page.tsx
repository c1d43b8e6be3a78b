import type { Metadata } from 'next'
import { OffersPage, type SearchParams } from './offers-page.tsx'

export const metadata: Metadata = { title: 'Offers' }

type OffersListPageProps = { params: Promise<{ org: string }>; searchParams: SearchParams }

export default async function OffersListPage({ params, searchParams }: OffersListPageProps) {
  const { org } = await params

  return <OffersPage org={org} id={null} searchParams={searchParams} />
}
