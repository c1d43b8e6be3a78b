import type { Metadata } from 'next'
import { EventsPage, type SearchParams } from './events-page.tsx'

export const metadata: Metadata = { title: 'Events' }

type EventsListPageProps = { params: Promise<{ org: string }>; searchParams: SearchParams }

export default async function EventsListPage({ params, searchParams }: EventsListPageProps) {
  const { org } = await params

  return <EventsPage org={org} id={null} searchParams={searchParams} />
}
