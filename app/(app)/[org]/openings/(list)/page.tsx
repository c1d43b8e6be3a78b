import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { loadOpenJobFilters } from '#components/openings/open-job-filters.ts'
import {
  openJobChoicesOptions,
  openJobCountsOptions,
  openJobFieldsOptions,
  openJobListOptions,
} from '#components/openings/open-job-queries.ts'
import { OpeningsForbidden } from '#components/openings/openings-forbidden.tsx'
import { OpeningsScreen } from '#components/openings/openings-screen.tsx'
import { setupOptions } from '#components/openings-sync/sync-queries.ts'

export const metadata: Metadata = { title: 'Openings' }

type OpeningsPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function OpeningsPage({ params, searchParams }: OpeningsPageProps) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('openings.read')) return <OpeningsForbidden />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadOpenJobFilters(searchParams)])
  await Promise.all([
    queryClient.prefetchInfiniteQuery(openJobListOptions({ api, filters })),
    queryClient.prefetchQuery(openJobCountsOptions({ api, filters })),
    queryClient.prefetchQuery(openJobChoicesOptions({ api })),
    queryClient.prefetchQuery(setupOptions({ api })),
    permissions.includes('openings.manage') ? queryClient.prefetchQuery(openJobFieldsOptions({ api })) : null,
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <OpeningsScreen />
    </HydrateQueries>
  )
}
