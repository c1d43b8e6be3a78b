import type { Stat } from '#components/patterns/stat-row.tsx'
import { buildPlaceHref } from '#components/shell/navigation.ts'
import type { Home } from '#lib/domain/home/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'
import { countDaysUntil, getCalendarDate } from '#lib/platform/format/dates.ts'

type ListStatsInput = {
  home: Home
  slug: string
  today: string
  canReadOffers: boolean
  canReadEvents: boolean
  /** How many new hires wait for review; null while it is read, undefined for who does not manage them. */
  pendingHires: number | null | undefined
}

/** The figures at the top of Home, each with the way to what it counts. */
export function listStats({ home, slug, today, canReadOffers, canReadEvents, pendingHires }: ListStatsInput): Stat[] {
  const [toPublish, withCandidates] = canReadOffers ? describeOffers({ home, slug, today }) : []

  return [
    ...(toPublish ? [toPublish] : []),
    ...(pendingHires === undefined ? [] : [describeHires({ pendingHires, slug })]),
    ...(withCandidates ? [withCandidates] : []),
    ...(canReadEvents ? [describeEvents({ home, slug })] : []),
  ]
}

function describeOffers({ home, slug, today }: Pick<ListStatsInput, 'home' | 'slug' | 'today'>): Stat[] {
  const offersHref = buildPlaceHref({ slug, path: '/offers' })
  const unpublished = home.offerCounts.Unpublished ?? 0
  const published = home.offerCounts.Published ?? 0

  return [
    {
      id: 'to-publish',
      value: unpublished,
      label: unpublished === 1 ? 'Unpublished offer' : 'Unpublished offers',
      note: describeWaiting({ unpublished, soon: home.startingWithin30Days }),
      href: offersHref,
    },
    {
      id: 'with-candidates',
      value: published,
      label: 'Offers with candidates',
      note: describeOldest({ oldestPublishedAt: home.oldestPublishedAt, today }),
      href: `${offersHref}?state=Published`,
    },
  ]
}

function describeWaiting({ unpublished, soon }: { unpublished: number; soon: number }): string {
  if (unpublished === 0) return 'Nothing waits'

  return soon === 0 ? 'Waiting for review' : `${soon} ${soon === 1 ? 'starts' : 'start'} within 30 days`
}

function describeHires({ pendingHires, slug }: { pendingHires: number | null; slug: string }): Stat {
  return {
    id: 'new-hires',
    value: pendingHires,
    label: pendingHires === 1 ? 'New hire to review' : 'New hires to review',
    note: pendingHires === 0 ? 'Nobody waits' : 'Pending',
    href: buildPlaceHref({ slug, path: '/new-hires' }),
  }
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
