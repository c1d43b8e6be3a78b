'use client'

import { CalendarDays } from 'lucide-react'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import type { CalendarProps } from '#components/people-calendar/calendar-grid.tsx'
import { formatMonth } from '#components/people-calendar/calendar-months.ts'
import { StartingRow } from '#components/people-calendar/starting-row.tsx'
import { CalendarDate } from '#components/ui/time.tsx'

/** The same month as a list by day, for phones, and below an empty month for all. */
export function DayList({ month, today, items }: CalendarProps) {
  const { slug } = useOrganization()
  const ofMonth = items?.filter(({ startDate }) => startDate.startsWith(month))
  if (ofMonth === undefined) {
    return (
      <div className="md:hidden">
        <PanelSkeleton rowCount={4} />
      </div>
    )
  }
  if (ofMonth.length === 0) {
    return (
      <EmptyState kind="first-use" icon={<CalendarDays aria-hidden="true" />} title={`Nobody starts in ${formatMonth(month)}`}>
        People appear here by their first day.
      </EmptyState>
    )
  }

  return (
    <ol className="flex flex-col gap-3 md:hidden">
      {[...Map.groupBy(ofMonth, ({ startDate }) => startDate)].map(([day, starting]) => (
        <li key={day} className="overflow-hidden rounded-lg border border-line bg-surface">
          <h3 className="border-b border-line px-4 py-2 text-12 font-semibold text-ink-2">
            <CalendarDate date={day} />
            {day === today ? <span className="font-normal text-ink-3"> · today</span> : null}
          </h3>
          <ul>
            {starting.map((item) => (
              <StartingRow key={item.id} slug={slug} item={item} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
