import type { HeadcountKind } from '#components/openings-headcount/headcount-filters.ts'
import { formatCountOf, formatWhole } from '#lib/platform/format/counts.ts'

/** More colours than these nobody tells apart: smaller departments are shown together. */
export const NAMED_MAX = 6

/** Keys that no department has, because departments have no brackets around them. */
const NO_DEPARTMENT = '(none)'
const OTHERS = '(others)'

export type Department = { department: string | null; people: readonly number[]; openJobs: readonly number[] }

/** One colour of the chart. */
export type HeadcountSeries = {
  /** Stands in the address where it is taken out. */
  key: string
  label: string
  /** A token: the same department keeps it, whatever is taken out. */
  color: string
  people: readonly number[]
  openJobs: readonly number[]
}

/** Departments as the chart shows them: the largest first with a colour of their own, the rest together. Pure. */
export function buildSeries(departments: readonly Department[]): HeadcountSeries[] {
  const sorted = departments.toSorted((one, other) => peakOf(other) - peakOf(one))
  // One more is as quickly told apart as "1 other".
  const named = sorted.length === NAMED_MAX + 1 ? sorted.slice(0, NAMED_MAX + 1) : sorted.slice(0, NAMED_MAX)
  const rest = sorted.slice(named.length)
  const series = named.map(({ department, people, openJobs }, index) => ({
    key: department ?? NO_DEPARTMENT,
    label: department ?? 'No department',
    color: index < NAMED_MAX ? `var(--chart-${index + 2})` : 'var(--chart-1)',
    people,
    openJobs,
  }))
  if (rest.length === 0) return series

  return [
    ...series,
    {
      key: OTHERS,
      label: `${rest.length} other departments`,
      color: 'var(--chart-1)',
      people: addUp(rest.map(({ people }) => people)),
      openJobs: addUp(rest.map(({ openJobs }) => openJobs)),
    },
  ]
}

function peakOf({ people, openJobs }: Department): number {
  return Math.max(0, ...people.map((count, index) => count + (openJobs[index] ?? 0)))
}

function addUp(lists: readonly (readonly number[])[]): number[] {
  const [first = []] = lists

  return first.map((_, index) => lists.reduce((sum, list) => sum + (list[index] ?? 0), 0))
}

export type Shown = { series: readonly HeadcountSeries[]; without: readonly string[]; only: HeadcountKind | null }

/** What is left of the series by the filters. */
export function listShown({ series, without, only }: Shown): HeadcountSeries[] {
  return series
    .filter(({ key }) => !without.includes(key))
    .map((each) => ({
      ...each,
      people: only === 'openJobs' ? each.people.map(() => 0) : each.people,
      openJobs: only === 'people' ? each.openJobs.map(() => 0) : each.openJobs,
    }))
}

export type MonthTotal = { month: string; people: number; openJobs: number }

/** People and open jobs of each month over all series. */
export function sumMonths({ months, series }: { months: readonly string[]; series: readonly HeadcountSeries[] }): MonthTotal[] {
  const people = addUp([months.map(() => 0), ...series.map((each) => each.people)])
  const openJobs = addUp([months.map(() => 0), ...series.map((each) => each.openJobs)])

  return months.map((month, index) => ({ month, people: people[index] ?? 0, openJobs: openJobs[index] ?? 0 }))
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Nov 2026" */
export function formatShortMonth(month: string): string {
  const [year, number] = month.split('-')

  return `${NAMES[Number(number) - 1] ?? ''} ${year}`
}

/** A tick below the columns: "Nov", and with the year where one begins. */
export function formatTick(month: string): string {
  const [year = '', number] = month.split('-')
  const name = NAMES[Number(number) - 1] ?? ''

  return number === '01' ? `${name} ’${year.slice(2)}` : name
}

/** The chart in words: "42 people at the end of Nov 2026. By Oct 2027 42 people and 12 open jobs, 54 in all." */
export function describeHeadcount(totals: readonly MonthTotal[]): string {
  const first = totals[0]
  const last = totals.at(-1)
  if (!first || !last) return ''
  const start = `${nameTotal(first)} at the end of ${formatShortMonth(first.month)}.`
  if (first === last) return start
  const all = last.people > 0 && last.openJobs > 0 ? `, ${formatWhole(last.people + last.openJobs)} in all` : ''

  return `${start} By the end of ${formatShortMonth(last.month)} ${nameTotal(last)}${all}.`
}

function nameTotal({ people, openJobs }: MonthTotal): string {
  const peopleWords = formatCountOf({ count: people, one: 'person', many: 'people' })
  if (openJobs === 0) return peopleWords

  return `${peopleWords} and ${formatCountOf({ count: openJobs, one: 'open job' })}`
}
