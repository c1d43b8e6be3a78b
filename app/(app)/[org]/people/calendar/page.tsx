import type { Metadata } from 'next'
import { createServerApi, requireOrganization } from '#app/api/v1/server-api.ts'
import { HydrateQueries } from '#components/api/hydrate-queries.tsx'
import { PeopleForbidden } from '#components/people/people-forbidden.tsx'
import { isMonth } from '#components/people-calendar/calendar-months.ts'
import { calendarOptions, monthParser } from '#components/people-calendar/calendar-queries.ts'
import { CalendarScreen } from '#components/people-calendar/calendar-screen.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

export const metadata: Metadata = { title: 'Start-date calendar' }

type CalendarPageProps = { params: Promise<{ org: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function CalendarPage({ params, searchParams }: CalendarPageProps) {
  const { org } = await params
  const { permissions, timeZone } = await requireOrganization(org)
  if (!permissions.includes('people.read')) return <PeopleForbidden title="Start-date calendar" />

  const today = getCalendarDate(new Date().toISOString(), timeZone)
  const asked = monthParser.parseServerSide((await searchParams).month)
  const { api, queryClient } = await createServerApi(org)
  await queryClient.prefetchQuery(calendarOptions({ api, month: isMonth(asked) ? asked : today.slice(0, 7) }))

  return (
    <HydrateQueries queryClient={queryClient}>
      <CalendarScreen today={today} />
    </HydrateQueries>
  )
}
