import { formatTimeOfDay, getCalendarDate } from './dates.ts'

const MS_PER_DAY = 24 * 60 * 60 * 1000

/** A calendar date `YYYY-MM-DD` some days later, or earlier with a negative number. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10)
}

export type LocalTime = {
  /** Calendar date `YYYY-MM-DD`. */
  date: string
  /** `HH:MM`. */
  time: string
  /** IANA name. */
  timeZone: string
}

/**
 * The instant at which clocks of a time zone show this time. A time that a change of the clocks leaves out becomes one beside it.
 * The offset is asked for twice: the first guess can lie on the other side of a change.
 */
export function toInstant({ date, time, timeZone }: LocalTime): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const guess = asUtc - readOffsetMs(asUtc, timeZone)

  return new Date(asUtc - readOffsetMs(guess, timeZone))
}

function readOffsetMs(instantMs: number, timeZone: string): number {
  const instant = new Date(instantMs).toISOString()
  const shown = `${getCalendarDate(instant, timeZone)}T${formatTimeOfDay({ instant, timeZone, withSeconds: true })}Z`

  return Date.parse(shown) - instantMs
}
