import type { Stat } from '#components/patterns/stat-row.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { Home } from '#lib/domain/home/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { countDaysUntil, getCalendarDate } from '#lib/platform/format/dates.ts'

type ListStatsInput = { home: Home; slug: string; today: string; canReadEvents: boolean }

/** The figures at the top of Home, each with the way to what it counts. */
export function listStats({ home, slug, today, canReadEvents }: ListStatsInput): Stat[] {
  const offersHref = buildPlaceHref({ slug, path: '/offers' })
  const unpublished = home.offerCounts.Unpublished ?? 0
  const published = home.offerCounts.Published ?? 0

  return [
    {
      id: 'to-publish',
      value: unpublished,
      label: unpublished === 1 ? 'Unpublished offer' : 'Unpublished offers',
      note: unpublished === 0 ? 'Nothing waits' : 'Waiting for review',
      href: offersHref,
    },
    {
      id: 'starting-soon',
      value: home.startingWithin30Days,
      label: 'Starting within 30 days',
      note: 'Not sent yet',
      href: offersHref,
    },
    {
      id: 'with-candidates',
      value: published,
      label: 'Offers with candidates',
      note: describeOldest({ oldestPublishedAt: home.oldestPublishedAt, today }),
      href: `${offersHref}?state=Published`,
    },
    ...(canReadEvents ? [describeEvents({ home, slug })] : []),
  ]
}

function describeEvents({ home, slug }: { home: Home; slug: string }): Stat {
  const { needsAttentionCount, failedCount } = home

  return {
    id: 'events',
    value: needsAttentionCount,
    label: needsAttentionCount === 1 ? 'Event needs attention' : 'Events need attention',
    note: failedCount === 0 ? 'None failed' : `${formatCountOf({ count: failedCount, one: 'more event', many: 'more events' })} failed`,
    href: buildPlaceHref({ slug, path: '/events' }),
    tone: 'amber',
  }
}

function describeOldest({ oldestPublishedAt, today }: { oldestPublishedAt: string | null; today: string }): string {
  if (!oldestPublishedAt) return 'Nobody has to answer'
  // Instants of the API are UTC; a day more or less at midnight does not matter for "how long without an answer".
  const days = -(countDaysUntil(getCalendarDate(oldestPublishedAt, 'UTC'), today) ?? 0)
  if (days <= 0) return 'Oldest: published today'

  return `Oldest: ${formatCountOf({ count: days, one: 'day' })} without an answer`
}
