import { createLoader, type inferParserType, parseAsArrayOf, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { isMonth, moveMonth } from '#components/people-calendar/calendar-months.ts'

/** How many months the chart can show at once. */
export const monthCounts = [3, 6, 12, 24] as const
export type MonthCount = (typeof monthCounts)[number]

/** What is counted: who works here, and who shall. */
export const headcountKinds = ['people', 'openJobs'] as const
export type HeadcountKind = (typeof headcountKinds)[number]

/** What of the chart stands in the address. Defaults are left out of it. */
export const headcountParsers = {
  months: parseAsNumberLiteral(monthCounts).withDefault(12),
  /** The first month; this one while nothing is said. */
  from: parseAsString,
  /** The only kind that is shown. */
  only: parseAsStringLiteral(headcountKinds),
  /** Departments that are taken out, by the key of their series. */
  without: parseAsArrayOf(parseAsString).withDefault([]),
}

export type HeadcountFilters = inferParserType<typeof headcountParsers>

export const loadHeadcountFilters = createLoader(headcountParsers)

export type MonthRange = { from: string; to: string }

/** The months that the filters ask for. `thisMonth` is the organization's. */
export function readRange({ filters, thisMonth }: { filters: Pick<HeadcountFilters, 'months' | 'from'>; thisMonth: string }): MonthRange {
  const from = isMonth(filters.from) ? filters.from : thisMonth

  return { from, to: moveMonth(from, filters.months - 1) }
}
