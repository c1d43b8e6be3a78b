import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { PreferencesScreen } from '#components/notifications/preferences-screen.tsx'

export const metadata: Metadata = { title: 'Notifications' }

export default async function PreferencesPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.notifications.preferences.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <PreferencesScreen />
    </HydrateQueries>
  )
}
