import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { OpeningsForbidden } from '#components/openings/openings-forbidden.tsx'
import { loadSyncFilters } from '#components/openings-sync/sync-filters.ts'
import { matchesOptions, setupOptions, syncedFieldsOptions, syncListOptions } from '#components/openings-sync/sync-queries.ts'
import { SyncScreen } from '#components/openings-sync/sync-screen.tsx'

export const metadata: Metadata = { title: 'Sync with Ashby' }

type SyncPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SyncPage({ params, searchParams }: SyncPageProps) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('openings.read')) return <OpeningsForbidden title="Sync with Ashby" />

  const [{ api, queryClient }, { tab }] = await Promise.all([createServerApi(org), loadSyncFilters(searchParams)])
  await Promise.all([
    queryClient.prefetchQuery(setupOptions({ api })),
    tab === 'results' ? queryClient.prefetchInfiniteQuery(syncListOptions({ api })) : null,
    tab === 'matching' ? queryClient.prefetchQuery(matchesOptions({ api })) : null,
    tab === 'fields' ? queryClient.prefetchQuery(syncedFieldsOptions({ api })) : null,
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <SyncScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
