import { formatShortDate, getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'

const MS_PER_DAY = 24 * 60 * 60 * 1000

/** Spans that end now. */
export const eventTimes = ['today', '24h', '7d'] as const
export type EventTime = (typeof eventTimes)[number]

export const eventTimeWords: Readonly<Record<EventTime, string>> = { today: 'Today', '24h': 'Last 24 hours', '7d': 'Last 7 days' }

/** What the address says of the time: a span that ends now, else first and last day (`YYYY-MM-DD`). */
export type TimeFilter = { time: EventTime | null; from: string | null; to: string | null }

/** At or after `from`, before `to`; ISO 8601. */
export type TimeBounds = { from?: string; to?: string }

export type ReadTimeBounds = { filter: TimeFilter; now: string; timeZone: string }

/** The instants of a filter in the organization's time zone: a day begins where its clocks show midnight. Pure. */
export function readTimeBounds({ filter: { time, from, to }, now, timeZone }: ReadTimeBounds): TimeBounds {
  if (time === 'today') return { from: startOf(getCalendarDate(now, timeZone), timeZone) }
  if (time !== null) return { from: new Date(Date.parse(now) - (time === '24h' ? 1 : 7) * MS_PER_DAY).toISOString() }

  return { ...(from ? { from: startOf(from, timeZone) } : {}), ...(to ? { to: startOf(addDays(to, 1), timeZone) } : {}) }
}

function startOf(date: string, timeZone: string): string {
  return toInstant({ date, time: '00:00', timeZone }).toISOString()
}

/** The range in words: "20 Nov", "1 Nov to 20 Nov", "From 1 Nov", "Until 20 Nov". Null where there is none. */
export function describeRange({ from, to, today }: { from: string | null; to: string | null; today: string }): string | null {
  if (from && to) return from === to ? formatShortDate(from, today) : `${formatShortDate(from, today)} to ${formatShortDate(to, today)}`
  if (from) return `From ${formatShortDate(from, today)}`

  return to ? `Until ${formatShortDate(to, today)}` : null
}

/** What is wrong with a range as it is typed; null where nothing is. */
export function checkRange({ from, to }: { from: string; to: string }): string | null {
  if (from === '' && to === '') return 'Enter the first day, the last day or both.'
  if (from !== '' && to !== '' && to < from) return 'Enter a last day that is not before the first one.'

  return null
}
