import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { OpeningsForbidden } from '#components/openings/openings-forbidden.tsx'
import { ImportScreen } from '#components/record-import/import-screen.tsx'

export const metadata: Metadata = { title: 'Import open jobs' }

export default async function ImportOpenJobsPage({ params }: { params: Promise<{ org: string }> }) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('openings.manage')) return <OpeningsForbidden title="Import open jobs" act="import open jobs" />

  const { api, queryClient } = await createServerApi(org)
  await queryClient.prefetchQuery(api.openJobImports.latest.queryOptions({ input: {} }))

  return (
    <HydrateQueries queryClient={queryClient}>
      <ImportScreen kind="openJobs" />
    </HydrateQueries>
  )
}
