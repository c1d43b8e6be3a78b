'use client'

import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { AttentionPanel } from '#components/home/attention-panel.tsx'
import { ConnectionPanel } from '#components/home/connection-panel.tsx'
import { EventsChart } from '#components/home/events-chart.tsx'
import { FirstUse } from '#components/home/first-use.tsx'
import { listStats } from '#components/home/list-stats.ts'
import { SetupChecklist } from '#components/home/setup-checklist.tsx'
import { StartingSoon } from '#components/home/starting-soon.tsx'
import { UpcomingOffers } from '#components/home/upcoming-offers.tsx'
import { nameZone, readClock } from '#components/organization/clock.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { StatRow } from '#components/patterns/stat-row.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { CalendarDate } from '#components/ui/time.tsx'
import { getCalendarDate } from '#lib/platform/format/dates.ts'

/** What waits for somebody, what comes next, and how the connection is. */
export function HomeScreen() {
  const api = useApi()
  const { data: home, dataUpdatedAt } = useSuspenseQuery(api.home.get.queryOptions())
  const { slug, timeZone } = useOrganization()
  const can = useCan()
  const canReview = can('newHires.manage')
  const { data: hireCounts } = useQuery(api.newHires.counts.queryOptions({ input: {}, enabled: canReview }))
  const clock = readClock({ timeZone, dataUpdatedAt })
  const today = getCalendarDate(clock.now, timeZone)
  const hasOffers = home.setup.some(({ key, isDone }) => key === 'first-offer' && isDone)
  // What came in stays in view after a disconnect.
  const isConnected = hasOffers || home.setup.some(({ key, isDone }) => key === 'connect' && isDone)
  const isSetUp = home.setup.every(({ isDone }) => isDone)
  const hasSetup = can('connections.manage') && can('organization.manage') && !isSetUp
  const hasChart = isConnected && home.eventsPerDay.length > 0
  const hasAside = hasSetup || hasChart || home.connections.length > 0

  return (
    <>
      <PageHeader
        title="Home"
        hasLine={false}
        note={<CalendarDate date={today} />}
        actions={<span className="text-12 text-ink-3 max-md:hidden">Company time: {nameZone(timeZone)}</span>}
      />
      <PageBody hasTopGap={false}>
        {isConnected && (can('offers.read') || canReview) ? (
          <StatRow
            label="Waiting for you"
            stats={listStats({
              home,
              slug,
              today,
              canReadOffers: can('offers.read'),
              canReadEvents: can('events.read'),
              pendingHires: canReview ? (hireCounts?.Pending ?? null) : undefined,
            })}
          />
        ) : null}
        <div className={joinClasses('grid items-start gap-4', hasAside && 'lg:grid-cols-[minmax(0,1fr)_336px]')}>
          <div className="flex min-w-0 flex-col gap-4">
            {isConnected ? null : <FirstUse />}
            {isConnected && can('events.read') ? <AttentionPanel home={home} clock={clock} /> : null}
            {can('people.read') && (isConnected || home.startingSoonCount > 0) ? <StartingSoon home={home} today={today} /> : null}
            {isConnected && can('offers.read') ? <UpcomingOffers offers={home.upcoming} today={today} /> : null}
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            {hasSetup ? <SetupChecklist steps={home.setup} connections={home.connections} /> : null}
            {home.connections.map((connection) => (
              <ConnectionPanel key={connection.id} connection={connection} clock={clock} />
            ))}
            {hasChart ? <EventsChart days={home.eventsPerDay} /> : null}
          </div>
        </div>
      </PageBody>
    </>
  )
}
