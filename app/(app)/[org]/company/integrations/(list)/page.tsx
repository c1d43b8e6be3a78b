import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { IntegrationsScreen } from '#components/connections/integrations-screen.tsx'

export const metadata: Metadata = { title: 'Integrations' }

export default async function IntegrationsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.connections.list.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <IntegrationsScreen />
    </HydrateQueries>
  )
}
