import type { Metadata } from 'next'
import { EventsPage, type SearchParams } from '#app/(app)/[org]/events/events-page.tsx'

export const metadata: Metadata = { title: 'Events' }

type EventPageProps = { params: Promise<{ org: string; id: string }>; searchParams: SearchParams }

export default async function EventPage({ params, searchParams }: EventPageProps) {
  const { org, id } = await params

  return <EventsPage org={org} id={id} searchParams={searchParams} />
}
