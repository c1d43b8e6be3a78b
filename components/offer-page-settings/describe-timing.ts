import type { PageTiming } from '#lib/domain/offer-page/schema.ts'
import { addDays } from '#lib/platform/format/zoned-time.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

export const DEADLINE_TIME = '18:00'
export const REMINDER_TIME = '09:00'

export type ScheduleStep = {
  kind: 'published' | 'candidate' | 'assignee' | 'deadline'
  /** `YYYY-MM-DD`. */
  date: string
  /** "18:00"; null for the publishing, which may be at any time. */
  time: string | null
  /** Days before the deadline, of a reminder. */
  daysBefore: number | null
}

/** The Monday after a day, both `YYYY-MM-DD`. */
export function findNextMonday(date: string): string {
  return addDays(date, (8 - readWeekday(date)) % 7 || 7)
}

/** What happens with an offer that is published on a day, in its order. Reminders that would come before or with the publishing are not in it. */
export function listSchedule({ timing, start }: { timing: PageTiming; start: string }): ScheduleStep[] {
  const { deadlineDays } = timing
  const published: ScheduleStep = { kind: 'published', date: start, time: null, daysBefore: null }
  if (!isDay(deadlineDays)) return [published]
  const remind = (kind: 'candidate' | 'assignee', days: readonly number[]): ScheduleStep[] =>
    sortDays(days)
      .filter((day) => day < deadlineDays)
      .map((day) => ({ kind, date: addDays(start, deadlineDays - day), time: REMINDER_TIME, daysBefore: day }))
  const reminders = [...remind('candidate', timing.candidateReminderDays), ...remind('assignee', timing.assigneeReminderDays)]

  return [
    published,
    ...reminders.toSorted((one, other) => one.date.localeCompare(other.date)),
    { kind: 'deadline', date: addDays(start, deadlineDays), time: DEADLINE_TIME, daysBefore: null },
  ]
}

/** The whole rule in two or three sentences. */
export function describeTiming(timing: PageTiming): string {
  const { deadlineDays } = timing
  if (deadlineDays === null) return 'Offers stay open until they are answered or withdrawn. Without a deadline nobody is reminded.'
  if (!isDay(deadlineDays)) return ''
  const answer = `Published on a Monday: answer by ${describeDeadline(deadlineDays)}.`

  return [
    answer,
    describeReminder({ who: 'The candidate', days: timing.candidateReminderDays, deadlineDays }),
    describeReminder({ who: 'Whoever looks after the offer', days: timing.assigneeReminderDays, deadlineDays }),
  ].join(' ')
}

function describeReminder({ who, days, deadlineDays }: { who: string; days: readonly number[]; deadlineDays: number }): string {
  const sent = sortDays(days).filter((day) => day < deadlineDays)
  if (sent.length === 0) return `${who} is not reminded.`
  const all = sent.map((day) => (day === 1 ? '1 day' : `${day} days`))
  const words = all.length === 1 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`

  return `${who} is reminded ${words} before, at ${REMINDER_TIME}.`
}

function describeDeadline(days: number): string {
  const weekday = WEEKDAYS[(1 + days) % 7] ?? ''
  if (days < 7) return `${weekday} at ${DEADLINE_TIME}`
  if (days === 7) return `next ${weekday} at ${DEADLINE_TIME}`

  return `${weekday} at ${DEADLINE_TIME}, ${days % 7 === 0 ? `${days / 7} weeks` : `${days} days`} later`
}

/** The farthest first, each once; what is no day of the future is left out. */
export function sortDays(days: readonly number[]): number[] {
  return [...new Set(days)].filter(isDay).toSorted((one, other) => other - one)
}

/** Reminders that no candidate would get, because the deadline is nearer than they are. */
export function findLostDays({ days, deadlineDays }: { days: readonly number[]; deadlineDays: number | null }): number[] {
  return isDay(deadlineDays) ? sortDays(days).filter((day) => day >= deadlineDays) : []
}

function isDay(days: number | null): days is number {
  return days !== null && Number.isInteger(days) && days > 0
}

function readWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}

/** What a new reminder begins with: the smallest day that is not there yet. */
export function suggestDay(days: readonly number[]): number {
  return [1, 2, 3, 5, 7].find((day) => !days.includes(day)) ?? Math.max(...days) + 1
}
