const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const LONG_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const MS_PER_MINUTE = 60_000
const MS_PER_HOUR = 60 * MS_PER_MINUTE
const MS_PER_DAY = 24 * MS_PER_HOUR

const calendarDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/

type CalendarDate = { year: number; month: number; day: number; weekday: number }

// A calendar date has no zone. It is read by its digits and never through a local Date, which would move it by a day west of Greenwich.
function parseCalendarDate(date: string): CalendarDate | null {
  const match = calendarDatePattern.exec(date)

  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const utc = new Date(Date.UTC(year, month - 1, day))

  if (utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== day) return null

  return { year, month, day, weekday: utc.getUTCDay() }
}

// Month and weekday names are our own: en-GB of some engines says "Sept" where others say "Sep", and server and browser must agree.
function nameOfMonth(month: number): string {
  return MONTHS[month - 1] ?? ''
}

/** A calendar date `YYYY-MM-DD` as "Mon 7 Dec 2026". What is not such a date comes back unchanged. */
export function formatDate(date: string): string {
  const parsed = parseCalendarDate(date)

  if (!parsed) return date

  return `${WEEKDAYS[parsed.weekday] ?? ''} ${parsed.day} ${nameOfMonth(parsed.month)} ${parsed.year}`
}

/** A calendar date `YYYY-MM-DD` in whole words, for documents: "Monday 7 December 2026". What is not such a date comes back unchanged. */
export function formatLongDate(date: string): string {
  const parsed = parseCalendarDate(date)

  if (!parsed) return date

  return `${LONG_WEEKDAYS[parsed.weekday] ?? ''} ${parsed.day} ${LONG_MONTHS[parsed.month - 1] ?? ''} ${parsed.year}`
}

/**
 * A calendar date `YYYY-MM-DD` as "7 Dec", for lists. With `today` (also `YYYY-MM-DD`) the year is added when it is another one,
 * so that a start date next year is not read as this year's.
 */
export function formatShortDate(date: string, today?: string): string {
  const parsed = parseCalendarDate(date)

  if (!parsed) return date
  const short = `${parsed.day} ${nameOfMonth(parsed.month)}`
  const isOtherYear = today !== undefined && today.slice(0, 4) !== date.slice(0, 4)

  return isOtherYear ? `${short} ${parsed.year}` : short
}

type ZonedParts = { date: string; time: string; seconds: string }

const zonedFormats = new Map<string, Intl.DateTimeFormat>()

function getZonedFormat(timeZone: string): Intl.DateTimeFormat {
  const known = zonedFormats.get(timeZone)

  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  zonedFormats.set(timeZone, format)

  return format
}

function readZonedParts(instant: Date, timeZone: string): ZonedParts {
  const parts = new Map(
    getZonedFormat(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`

  return { date, time: `${parts.get('hour')}:${parts.get('minute')}`, seconds: parts.get('second') ?? '00' }
}

/** The calendar date `YYYY-MM-DD` that an instant (ISO 8601) falls on in a time zone (IANA name). */
export function getCalendarDate(instant: string, timeZone: string): string {
  return readZonedParts(new Date(instant), timeZone).date
}

/** An instant (ISO 8601) as "Mon 7 Dec 2026, 14:02" in a time zone (IANA name). What is not an instant comes back unchanged. */
export function formatInstant(instant: string, timeZone: string): string {
  const date = new Date(instant)

  if (Number.isNaN(date.getTime())) return instant
  const parts = readZonedParts(date, timeZone)

  return `${formatDate(parts.date)}, ${parts.time}`
}

/** An instant to the second, "7 Dec 2026 14:02:11": for event logs, where the order within a minute matters. */
export function formatInstantExact(instant: string, timeZone: string): string {
  const date = new Date(instant)

  if (Number.isNaN(date.getTime())) return instant
  const parts = readZonedParts(date, timeZone)

  return `${formatDate(parts.date).slice(4)} ${parts.time}:${parts.seconds}`
}

/** The time of day of an instant, "14:02", or "14:02:11" with `withSeconds`. */
export function formatTimeOfDay({
  instant,
  timeZone,
  withSeconds = false,
}: {
  instant: string
  timeZone: string
  withSeconds?: boolean
}): string {
  const date = new Date(instant)

  if (Number.isNaN(date.getTime())) return instant
  const parts = readZonedParts(date, timeZone)

  return withSeconds ? `${parts.time}:${parts.seconds}` : parts.time
}

function formatRecentAge(ageMs: number): string {
  if (ageMs < MS_PER_MINUTE) return 'just now'
  if (ageMs < MS_PER_HOUR) return `${Math.floor(ageMs / MS_PER_MINUTE)} min ago`

  return `${Math.floor(ageMs / MS_PER_HOUR)} h ago`
}

/**
 * How long ago an instant was: "just now", "2 min ago", "5 h ago", and from 24 hours on its short date in the time zone.
 * `now` is an instant too, given by the caller, so that server and browser print the same words. An instant a little in the
 * future (clocks differ) counts as now.
 */
export function formatAge({ instant, now, timeZone }: { instant: string; now: string; timeZone: string }): string {
  const ageMs = new Date(now).getTime() - new Date(instant).getTime()

  if (Number.isNaN(ageMs)) return instant
  if (ageMs < -MS_PER_MINUTE || ageMs >= MS_PER_DAY) {
    return formatShortDate(getCalendarDate(instant, timeZone), getCalendarDate(now, timeZone))
  }

  return formatRecentAge(Math.max(ageMs, 0))
}

/** Days from one calendar date to another, negative when `date` is past. Null when either is not a calendar date. */
export function countDaysUntil(date: string, today: string): number | null {
  const to = parseCalendarDate(date)
  const from = parseCalendarDate(today)

  if (!to || !from) return null

  return Math.round((Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / MS_PER_DAY)
}

/** A duration in milliseconds: "6 ms", "412 ms", "3.1 s", "12 s", "2 min 5 s". */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1000) return `${Math.round(durationMs)} ms`
  if (durationMs < 10_000) return `${(durationMs / 1000).toFixed(1)} s`
  if (durationMs < MS_PER_MINUTE) return `${Math.round(durationMs / 1000)} s`
  const seconds = Math.round(durationMs / 1000)
  const rest = seconds % 60

  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}
