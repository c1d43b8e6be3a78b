/** Days of a month by their digits: a calendar date has no zone. `month` is always YYYY-MM, days are YYYY-MM-DD. */

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

export function isMonth(text: string | null): text is string {
  return text !== null && MONTH.test(text)
}

/** The month so many months later, or earlier. */
export function moveMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)

  return toDate(Date.UTC(year, number - 1 + by, 1)).slice(0, 7)
}

/** The weeks that show a month, Monday first, with the days of the months around it. */
export function listWeeks(month: string): string[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = new Date(Date.UTC(year, number - 1, 1))
  const before = (first.getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate()
  const days = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, index) =>
    toDate(Date.UTC(year, number - 1, 1 - before + index)),
  )

  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

function toDate(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

const NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "December 2026" */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-')

  return `${NAMES[Number(number) - 1] ?? ''} ${year}`
}
