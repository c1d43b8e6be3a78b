/** One number for each month, by department. */
export type Headcount = {
  months: string[]
  departments: { department: string | null; people: number[]; openJobs: number[] }[]
  /** Open jobs that stand in no month. */
  undated: number
}

type Counted = { department: string | null; month: string | null; count: number }

export type ArrangeHeadcount = {
  /** Without a gap, oldest first. */
  months: readonly string[]
  /** Who works here at the end of each of the months. */
  people: readonly Counted[]
  /** Open jobs by the month in which somebody should start; null for none. */
  jobs: readonly Counted[]
}

/** Counts by department and month, departments by name, those without one last. An open job counts from its month on. Pure. */
export function arrangeHeadcount({ months, people, jobs }: ArrangeHeadcount): Headcount {
  const names = [...new Set([...people, ...jobs.filter(({ month }) => isShown(month, months))].map(({ department }) => department))]

  return {
    months: [...months],
    departments: names.toSorted(compareNames).map((department) => ({
      department,
      people: months.map((month) => sum(people, (row) => row.department === department && row.month === month)),
      openJobs: months.map((month) => sum(jobs, (row) => row.department === department && row.month !== null && row.month <= month)),
    })),
    undated: sum(jobs, ({ month }) => month === null),
  }
}

function isShown(month: string | null, months: readonly string[]): boolean {
  return month !== null && month <= (months.at(-1) ?? '')
}

function compareNames(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)

  return one.localeCompare(other, 'en')
}

function sum(rows: readonly Counted[], isCounted: (row: Counted) => boolean): number {
  return rows.reduce((total, row) => total + (isCounted(row) ? row.count : 0), 0)
}

/** The months of a time, YYYY-MM, both included; null where it ends before it begins or has more than there may be. Pure. */
export function listMonths({ from, to, most }: { from: string; to: string; most: number }): string[] | null {
  const [first, last] = [countMonths(from), countMonths(to)]
  if (last < first || last - first >= most) return null

  return Array.from({ length: last - first + 1 }, (_, index) => spellMonth(first + index))
}

function countMonths(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

function spellMonth(count: number): string {
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}
