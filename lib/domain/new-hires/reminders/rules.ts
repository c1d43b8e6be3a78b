import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'

const REMINDER_TIME = '08:00'

export type FindReminder = {
  /** Calendar date YYYY-MM-DD. */
  startDate: string
  /** How many days before it. */
  days: number
  /** IANA name. */
  timeZone: string
}

/** When a start date is near: so many days before it, at 08:00 there. */
export function findReminder({ startDate, days, timeZone }: FindReminder): Date {
  return toInstant({ date: addDays(startDate, -days), time: REMINDER_TIME, timeZone })
}

/**
 * When to remind of somebody of whom is known only now: at that time, or at the next 08:00 where it has passed already, since whoever comes in
 * late is told of as it happens. Null where the start date would be over.
 */
export function findNextReminder({ startDate, days, timeZone, after }: FindReminder & { after: Date }): Date | null {
  const due = findReminder({ startDate, days, timeZone })
  if (due > after) return due
  const today = getCalendarDate(after.toISOString(), timeZone)
  const next = [today, addDays(today, 1)].find((date) => toInstant({ date, time: REMINDER_TIME, timeZone }) > after)

  return next !== undefined && next <= startDate ? toInstant({ date: next, time: REMINDER_TIME, timeZone }) : null
}
