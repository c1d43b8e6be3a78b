import { createServerApi, leavePage, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { loadEventFilters } from '#components/events/event-filters.ts'
import { eventListOptions } from '#components/events/event-queries.ts'
import { readTimeBounds } from '#components/events/event-times.ts'
import { EventsForbidden } from '#components/events/events-forbidden.tsx'
import { EventsScreen } from '#components/events/events-screen.tsx'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The log of events with everything the first paint shows; `id` names the event that is open. */
export async function EventsPage({ org, id, searchParams }: { org: string; id: string | null; searchParams: SearchParams }) {
  const { permissions, timeZone } = await requireOrganization(org)
  if (!permissions.includes('events.read')) return <EventsForbidden />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadEventFilters(searchParams)])
  const now = new Date().toISOString()
  const bounds = readTimeBounds({ filter: filters, now, timeZone })
  await Promise.all([
    queryClient.prefetchInfiniteQuery(eventListOptions({ api, filters, bounds })),
    queryClient.prefetchQuery(api.events.counts.queryOptions()),
    permissions.includes('events.retry') ? queryClient.prefetchQuery(api.replays.latest.queryOptions()) : null,
    permissions.includes('connections.read') ? queryClient.prefetchQuery(api.connections.list.queryOptions()) : null,
    id === null ? null : queryClient.fetchQuery(api.events.get.queryOptions({ input: { id } })).catch(leavePage),
  ])

  return (
    <HydrateQueries queryClient={queryClient}>
      <EventsScreen now={now} />
    </HydrateQueries>
  )
}
