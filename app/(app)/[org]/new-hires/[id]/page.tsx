import type { Metadata } from 'next'
import { NewHiresPage, type SearchParams } from '#app/(app)/[org]/new-hires/new-hires-page.tsx'

export const metadata: Metadata = { title: 'New hires' }

type NewHirePageProps = { params: Promise<{ org: string; id: string }>; searchParams: SearchParams }

export default async function NewHirePage({ params, searchParams }: NewHirePageProps) {
  const { org, id } = await params

  return <NewHiresPage org={org} id={id} searchParams={searchParams} />
}
