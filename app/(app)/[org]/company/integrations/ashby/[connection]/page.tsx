import type { Metadata } from 'next'
import { createServerApi, leavePage } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ConnectionScreen } from '#components/connections/connection-screen.tsx'
import { sandboxUrl } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Connection' }

export default async function ConnectionPage({ params }: { params: Promise<{ org: string; connection: string }> }) {
  const { org, connection } = await params
  const { api, queryClient } = await createServerApi(org)
  await Promise.all([
    // A page without it says so in the panel, and still shows the account.
    queryClient.prefetchQuery(api.doctor.report.queryOptions({ input: { id: connection } })),
    queryClient.fetchQuery(api.connections.get.queryOptions({ input: { id: connection } })),
    queryClient.fetchQuery(api.hireRecipients.get.queryOptions({ input: { connectionId: connection } })),
  ]).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <ConnectionScreen id={connection} sandboxUrl={sandboxUrl()} />
    </HydrateQueries>
  )
}
