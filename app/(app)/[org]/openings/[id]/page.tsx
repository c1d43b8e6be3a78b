import type { Metadata } from 'next'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { loadOpenJobFilters } from '#components/openings/open-job-filters.ts'
import { openJobListOptions, openJobOptions } from '#components/openings/open-job-queries.ts'
import { OpenJobScreen } from '#components/openings/open-job-screen.tsx'
import { OpeningsForbidden } from '#components/openings/openings-forbidden.tsx'
import { openingOptions, setupOptions } from '#components/openings-sync/sync-queries.ts'

export const metadata: Metadata = { title: 'Open job' }

type OpenJobPageProps = {
  params: Promise<{ org: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OpenJobPage({ params, searchParams }: OpenJobPageProps) {
  const { org, id } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('openings.read')) return <OpeningsForbidden />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadOpenJobFilters(searchParams)])
  await Promise.all([
    queryClient.fetchQuery(openJobOptions({ api, id })).catch(leavePage),
    queryClient.prefetchQuery(setupOptions({ api })),
    queryClient.prefetchQuery(openingOptions({ api, openJobId: id })),
    queryClient.prefetchInfiniteQuery(openJobListOptions({ api, filters })),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <OpenJobScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
