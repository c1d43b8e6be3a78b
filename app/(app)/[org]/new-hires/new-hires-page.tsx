import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { buildNewHiresHref, loadNewHireFilters } from '#components/new-hires/new-hire-filters.ts'
import { newHireCountsOptions, newHirePagesOptions } from '#components/new-hires/new-hire-queries.ts'
import { NewHiresForbidden } from '#components/new-hires/new-hires-forbidden.tsx'
import { NewHiresScreen } from '#components/new-hires/new-hires-screen.tsx'
import { hireFilesOptions } from '#components/source-files/file-queries.ts'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The review of new hires with everything the first paint shows; `id` names the one that is open. */
export async function NewHiresPage({ org, id, searchParams }: { org: string; id: string | null; searchParams: SearchParams }) {
  const { permissions } = await requireOrganization(org)
  if (!permissions.includes('newHires.manage')) return <NewHiresForbidden />

  const [{ api, queryClient }, params, filters] = await Promise.all([createServerApi(org), searchParams, loadNewHireFilters(searchParams)])
  const rest = [
    queryClient.prefetchInfiniteQuery(newHirePagesOptions({ api, filters })),
    queryClient.prefetchQuery(newHireCountsOptions({ api, filters })),
    id === null ? null : queryClient.prefetchQuery(hireFilesOptions({ api, id })),
    permissions.includes('offers.read') ? queryClient.prefetchQuery(api.sweeps.latest.queryOptions()) : null,
    permissions.includes('connections.read') ? queryClient.prefetchQuery(api.connections.list.queryOptions()) : null,
  ]
  if (id !== null) {
    const hire = await queryClient.fetchQuery(api.newHires.get.queryOptions({ input: { id } })).catch(leavePage)
    // A link to one new hire names no list: it opens in the list that holds it.
    if (params.state === undefined && hire.state !== filters.state) {
      redirect(buildNewHiresHref({ slug: org, id, filters: { ...filters, state: hire.state } }) as Route)
    }
  }
  await Promise.all(rest)

  return (
    <HydrateQueries queryClient={queryClient}>
      <NewHiresScreen now={new Date().toISOString()} />
    </HydrateQueries>
  )
}
