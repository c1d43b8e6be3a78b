import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatLongDate, formatTimeOfDay, getCalendarDate } from '#lib/platform/format/dates.ts'

/** A time zone (IANA name) as people say it: "Tel Aviv time", "UTC". */
export function nameTimeZone(timeZone: string): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone

  return timeZone === 'UTC' || timeZone.startsWith('Etc/') ? 'UTC' : `${city} time`
}

/** A deadline, "Friday 27 November, 18:00": the year stands only where it is not the one of `now`, both instants. */
export function describeDeadline({ deadline, now }: { deadline: NonNullable<OfferDocument['deadline']>; now: string }): {
  day: string
  time: string
} {
  const { at, timeZone } = deadline
  const date = getCalendarDate(at, timeZone)
  const isThisYear = getCalendarDate(now, timeZone).slice(0, 4) === date.slice(0, 4)
  const day = formatLongDate(date)

  return {
    day: isThisYear ? day.replace(/ \d{4}$/, '') : day,
    time: `${formatTimeOfDay({ instant: at, timeZone })} in ${nameTimeZone(timeZone)}`,
  }
}

/** An instant in words, "Friday 20 November 2026, 14:02 in Tel Aviv time"; with its seconds where it is evidence. */
export function describeMoment({ at, timeZone, isExact = false }: { at: string; timeZone: string; isExact?: boolean }): string {
  const time = formatTimeOfDay({ instant: at, timeZone, withSeconds: isExact })
  const zone = timeZone === 'UTC' ? 'UTC' : `in ${nameTimeZone(timeZone)}`

  return `${formatLongDate(getCalendarDate(at, timeZone))}, ${time} ${zone}`
}
