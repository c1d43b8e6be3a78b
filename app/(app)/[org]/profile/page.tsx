import type { Metadata } from 'next'
import { createServerApi } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ProfileScreen } from '#components/profile/profile-screen.tsx'

export const metadata: Metadata = { title: 'Profile' }

type ProfilePageProps = { params: Promise<{ org: string }> }

export default async function ProfilePage({ params }: ProfilePageProps) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await Promise.all([
    queryClient.prefetchQuery(api.users.sessions.queryOptions()),
    queryClient.prefetchQuery(api.twoFactor.get.queryOptions()),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <ProfileScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
