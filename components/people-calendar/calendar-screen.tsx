'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useQueryState } from 'nuqs'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { useOrganization } from '#components/organization/use-organization.ts'
import { useCommands } from '#components/patterns/commands.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { buildPeopleHref } from '#components/people/people-filters.ts'
import { CalendarGrid } from '#components/people-calendar/calendar-grid.tsx'
import { formatMonth, isMonth, moveMonth } from '#components/people-calendar/calendar-months.ts'
import { calendarOptions, monthParser } from '#components/people-calendar/calendar-queries.ts'
import { DayList } from '#components/people-calendar/day-list.tsx'
import { isCutShort } from '#components/people-calendar/starting-item.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { TextLink } from '#components/ui/link.tsx'
import { STARTING_MAX } from '#lib/domain/people/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** Who starts on which day of a month. `today` is the organization's calendar date as the server rendered the page. */
export function CalendarScreen({ today }: { today: string }) {
  const api = useApi()
  const { slug } = useOrganization()
  const [asked, setAsked] = useQueryState('month', monthParser)
  const thisMonth = today.slice(0, 7)
  const month = isMonth(asked) ? asked : thisMonth
  const show = (next: string) => void setAsked(next === thisMonth ? null : next)
  const query = useQuery({ ...calendarOptions({ api, month }), placeholderData: keepPreviousData })
  const ofMonth = query.data?.items.filter(({ startDate }) => startDate.startsWith(month))
  const isCut = !query.isPlaceholderData && isCutShort(query.data?.items ?? [])
  const props = { month, today, items: query.isPlaceholderData ? undefined : query.data?.items }
  useMonthCommands({ month, thisMonth, show })

  return (
    <>
      <PageHeader
        title="Start-date calendar"
        parent={{ href: buildPeopleHref({ slug }), label: 'People' }}
        note={
          ofMonth && !isCut && !query.isPlaceholderData
            ? `${formatCountOf({ count: ofMonth.length, one: 'person', many: 'people' })} in ${formatMonth(month)}`
            : null
        }
      />
      <PageBody>
        <div className="flex items-center gap-2">
          <h2 aria-live="polite" className="min-w-0 flex-1 text-16 font-semibold">
            {formatMonth(month)}
          </h2>
          {month === thisMonth ? null : (
            <Button size="sm" onClick={() => show(thisMonth)}>
              This month
            </Button>
          )}
          <IconButton label="Month before" shortcut="[" size="sm" icon={<ChevronLeft />} onClick={() => show(moveMonth(month, -1))} />
          <IconButton label="Month after" shortcut="]" size="sm" icon={<ChevronRight />} onClick={() => show(moveMonth(month, 1))} />
        </div>
        {query.error && !query.data ? (
          <RequestFailure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <>
            {isCut ? (
              <Notice tone="amber" title={`Only the first ${STARTING_MAX} stand here`}>
                More people start in this time, so later days are not whole.{' '}
                <TextLink isInline href={buildPeopleHref({ slug, filters: { sort: 'startDate' } })}>
                  Open People by start date
                </TextLink>
              </Notice>
            ) : null}
            <CalendarGrid {...props} />
            <DayList {...props} />
          </>
        )}
      </PageBody>
    </>
  )
}

type MonthCommands = { month: string; thisMonth: string; show: (month: string) => void }

function useMonthCommands({ month, thisMonth, show }: MonthCommands): void {
  const group = 'Calendar'

  useCommands([
    { id: 'calendar.before', label: 'Month before', group, keys: '[', icon: ChevronLeft, run: () => show(moveMonth(month, -1)) },
    { id: 'calendar.after', label: 'Month after', group, keys: ']', icon: ChevronRight, run: () => show(moveMonth(month, 1)) },
    { id: 'calendar.now', label: 'This month', group, keys: 't', isEnabled: month !== thisMonth, run: () => show(thisMonth) },
  ])
}
