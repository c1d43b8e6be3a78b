import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { ConnectForbidden } from '#components/connections/connect-forbidden.tsx'
import { ConnectWizard } from '#components/connections/connect-wizard.tsx'
import { describePermissions } from '#lib/pipeline/describe-connection.ts'
import { sandboxUrl } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Connect Ashby' }

export default async function ConnectAshbyPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('connections.manage')) return <ConnectForbidden />
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.connections.list.queryOptions()).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <ConnectWizard permissions={describePermissions([])} sandboxUrl={sandboxUrl()} />
    </HydrateQueries>
  )
}
