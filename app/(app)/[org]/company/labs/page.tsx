import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { LabsForbidden } from '#components/labs/labs-forbidden.tsx'
import { LabsScreen } from '#components/labs/labs-screen.tsx'
import { env } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Labs' }

export default async function LabsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('organization.manage')) return <LabsForbidden />
  const { api, queryClient } = await createServerApi(org)
  await queryClient.fetchQuery(api.labs.get.queryOptions({ input: {} })).catch(leavePage)

  return (
    <HydrateQueries queryClient={queryClient}>
      <LabsScreen appUrl={env().APP_URL} />
    </HydrateQueries>
  )
}
