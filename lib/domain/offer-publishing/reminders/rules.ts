import type { PageTiming } from '#lib/domain/offer-page/schema.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { addDays, toInstant } from '#lib/platform/format/zoned-time.ts'

const REMINDER_TIME = '09:00'

export type Reminder = { about: 'candidate' | 'assignee' | 'deadline'; at: Date }
export type ListReminders = { timing: PageTiming; expiresAt: Date | null; after: Date; timeZone: string }

/** When whom is reminded of a deadline: so many days before it at 09:00 there, and at the deadline itself. Only what is still to come. */
export function listReminders({ timing, expiresAt, after, timeZone }: ListReminders): Reminder[] {
  if (!expiresAt) return []
  const lastDay = getCalendarDate(expiresAt.toISOString(), timeZone)
  const before = (days: readonly number[]) =>
    [...new Set(days)].map((count) => toInstant({ date: addDays(lastDay, -count), time: REMINDER_TIME, timeZone }))
  const reminders: Reminder[] = [
    ...before(timing.candidateReminderDays).map((at) => ({ about: 'candidate' as const, at })),
    ...before(timing.assigneeReminderDays).map((at) => ({ about: 'assignee' as const, at })),
    { about: 'deadline', at: expiresAt },
  ]

  return reminders.filter(({ at }) => at > after)
}
