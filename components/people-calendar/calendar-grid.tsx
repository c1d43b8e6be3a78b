'use client'

import { useState } from 'react'
import { listWeeks } from '#components/people-calendar/calendar-months.ts'
import type { StartingItem } from '#components/people-calendar/starting-item.ts'
import { StartingLink } from '#components/people-calendar/starting-link.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatLongDate } from '#lib/platform/format/dates.ts'

export type CalendarProps = {
  month: string
  today: string
  /** Undefined while it is read. */
  items: readonly StartingItem[] | undefined
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** So many names stand in a day; the others show on a press. */
const SHOWN_MAX = 3

/** A month as a table of weeks, for wide screens. */
export function CalendarGrid({ month, today, items }: CalendarProps) {
  const byDay = Map.groupBy(items ?? [], ({ startDate }) => startDate)

  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface max-md:hidden">
      <table aria-busy={items === undefined} className="w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="h-8 border-b border-line text-12 text-ink-3">
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekday} className="px-2 font-normal">
                {weekday.slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listWeeks(month).map((week) => (
            <tr key={week[0]} className="border-b border-line last:border-0">
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  isOutside={!day.startsWith(month)}
                  isToday={day === today}
                  items={items === undefined ? undefined : (byDay.get(day) ?? [])}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayCellProps = { day: string; isOutside: boolean; isToday: boolean; items: readonly StartingItem[] | undefined }

function DayCell({ day, isOutside, isToday, items }: DayCellProps) {
  const [isOpen, setOpen] = useState(false)
  const isLong = (items?.length ?? 0) > SHOWN_MAX + 1
  const shown = isLong && !isOpen ? items?.slice(0, SHOWN_MAX) : items

  return (
    <td className={joinClasses('h-26 border-r border-line p-1 align-top last:border-0', isOutside && 'bg-canvas')}>
      <time
        dateTime={day}
        className={joinClasses(
          'num mb-1 ml-0.5 inline-grid h-5 min-w-5 place-items-center rounded-full px-1 text-12',
          isToday ? 'bg-ink font-semibold text-canvas' : isOutside ? 'text-ink-3' : 'text-ink-2',
        )}
      >
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="sr-only">{`${formatLongDate(day)}${isToday ? ', today' : ''}`}</span>
      </time>
      {items === undefined ? <Skeleton className="mx-1 w-4/5" /> : null}
      <ul className="flex flex-col gap-0.5">
        {shown?.map((item) => (
          <li key={item.id}>
            <StartingLink item={item} />
          </li>
        ))}
      </ul>
      {isLong && items ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="relative mt-0.5 min-h-6 rounded-sm px-1 text-12 text-iris hover:underline"
        >
          {isOpen ? 'Show fewer' : `${items.length - SHOWN_MAX} more`}
        </button>
      ) : null}
    </td>
  )
}
