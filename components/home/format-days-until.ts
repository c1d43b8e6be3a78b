import { countDaysUntil } from '#lib/platform/format/dates.ts'

/** How far a calendar date is from today: "in 3 days", "tomorrow", "today", "2 days ago". */
export function formatDaysUntil({ date, today }: { date: string; today: string }): string {
  const days = countDaysUntil(date, today)

  if (days === null) return ''
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'

  return days > 0 ? `in ${days} days` : `${-days} days ago`
}
