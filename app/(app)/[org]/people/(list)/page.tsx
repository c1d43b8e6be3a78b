import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { loadPeopleFilters } from '#components/people/people-filters.ts'
import { PeopleForbidden } from '#components/people/people-forbidden.tsx'
import { peopleChoicesOptions, peopleCountsOptions, peopleListOptions } from '#components/people/people-queries.ts'
import { PeopleScreen } from '#components/people/people-screen.tsx'

export const metadata: Metadata = { title: 'People' }

type PeoplePageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const { org } = await params
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('people.read')) return <PeopleForbidden />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadPeopleFilters(searchParams)])
  await Promise.all([
    queryClient.prefetchInfiniteQuery(peopleListOptions({ api, filters })),
    queryClient.prefetchQuery(peopleCountsOptions({ api, filters })),
    queryClient.prefetchQuery(peopleChoicesOptions({ api })),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <PeopleScreen />
    </HydrateQueries>
  )
}
