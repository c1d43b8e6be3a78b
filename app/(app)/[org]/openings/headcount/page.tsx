import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { OpeningsForbidden } from '#components/openings/openings-forbidden.tsx'
import { loadHeadcountFilters, readRange } from '#components/openings-headcount/headcount-filters.ts'
import { headcountOptions } from '#components/openings-headcount/headcount-queries.ts'
import { HeadcountScreen } from '#components/openings-headcount/headcount-screen.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

export const metadata: Metadata = { title: 'Headcount' }

type HeadcountPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function HeadcountPage({ params, searchParams }: HeadcountPageProps) {
  const { org } = await params
  const { permissions, timeZone } = await requireOrganization(org)
  if (!permissions.includes('openings.read')) return <OpeningsForbidden title="Headcount" act="see headcount" />

  const [{ api, queryClient }, filters] = await Promise.all([createServerApi(org), loadHeadcountFilters(searchParams)])
  const today = getCalendarDate(new Date().toISOString(), timeZone)
  await queryClient.prefetchQuery(headcountOptions({ api, range: readRange({ filters, thisMonth: today.slice(0, 7) }) }))

  return (
    <HydrateQueries queryClient={queryClient}>
      <HeadcountScreen today={today} />
    </HydrateQueries>
  )
}
