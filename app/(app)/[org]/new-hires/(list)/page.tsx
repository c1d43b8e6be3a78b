import type { Metadata } from 'next'
import { NewHiresPage, type SearchParams } from '#app/(app)/[org]/new-hires/new-hires-page.tsx'

export const metadata: Metadata = { title: 'New hires' }

type NewHiresListPageProps = { params: Promise<{ org: string }>; searchParams: SearchParams }

export default async function NewHiresListPage({ params, searchParams }: NewHiresListPageProps) {
  const { org } = await params

  return <NewHiresPage org={org} id={null} searchParams={searchParams} />
}
