import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { HomeScreen } from '#components/home/home-screen.tsx'

export const metadata: Metadata = { title: 'Home' }

export default async function HomePage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.home.get.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <HomeScreen />
    </HydrateQueries>
  )
}
