'use client'

import { useCurrentInstant } from '#components/ui/use-current-instant.ts'
import { formatAge, formatDate, formatInstant, formatInstantExact, formatShortDate, formatTimeOfDay } from '#lib/platform/format/dates.ts'

const REFRESH_MS = 30_000

/** A calendar date (`YYYY-MM-DD`): "Mon 7 Dec 2026", or "7 Dec" with `isShort`. */
export function CalendarDate({ date, isShort = false, today }: { date: string; isShort?: boolean; today?: string }) {
  return (
    <time dateTime={date} title={isShort ? formatDate(date) : undefined} className="num whitespace-nowrap">
      {isShort ? formatShortDate(date, today) : formatDate(date)}
    </time>
  )
}

type InstantProps = { instant: string; timeZone: string }

/** An instant in the organization's time zone: whole, to the second (`exact`), or only its time of day. */
export function Instant({ instant, timeZone, form = 'full' }: InstantProps & { form?: 'full' | 'exact' | 'time' | 'time-exact' }) {
  const text = {
    full: () => formatInstant(instant, timeZone),
    exact: () => formatInstantExact(instant, timeZone),
    time: () => formatTimeOfDay({ instant, timeZone }),
    'time-exact': () => formatTimeOfDay({ instant, timeZone, withSeconds: true }),
  }[form]()

  return (
    <time dateTime={instant} title={`${formatInstantExact(instant, timeZone)}, ${timeZone}`} className="num whitespace-nowrap">
      {text}
    </time>
  )
}

/**
 * How long ago, up to 24 hours, then a date; the absolute time on hover. `now` is when the server rendered: the first paint
 * says the same on both sides, then the words grow older by themselves.
 */
export function Age({ instant, timeZone, now }: InstantProps & { now: string }) {
  const current = useCurrentInstant({ now, refreshMs: REFRESH_MS })

  return (
    <time dateTime={instant} title={`${formatInstantExact(instant, timeZone)}, ${timeZone}`} className="num whitespace-nowrap">
      {formatAge({ instant, now: current, timeZone })}
    </time>
  )
}
