import { describeRecords, describeRetry } from '#components/sweeps/sweep-words.ts'
import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'
import { formatDate } from '#lib/platform/format/dates.ts'
import { addDays } from '#lib/platform/format/zoned-time.ts'

/** How far back an import may reach, in the order of the choice. */
export const importRanges = ['days', 'year', 'everything', 'date'] as const
export type ImportRange = (typeof importRanges)[number]

export const importRangeWords: Readonly<Record<ImportRange, string>> = {
  days: 'Last 90 days',
  year: 'Last 12 months',
  everything: 'Everything',
  date: 'Since a date',
}

const RECENT_DAYS = 90

type RangeInput = {
  range: ImportRange
  /** The chosen date; counts for `date` alone. */
  date: string
  /** In the organization's time zone. */
  today: string
}

/** The first day of a range (`YYYY-MM-DD`); null is everything. */
export function readSince({ range, date, today }: RangeInput): string | null {
  switch (range) {
    case 'days':
      return addDays(today, -RECENT_DAYS)
    case 'year':
      return aYearBefore(today)
    case 'everything':
      return null
    case 'date':
      return date
  }
}

/** The same day a year before; of a leap day the day before it. */
function aYearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0')
  const day = date.slice(5) === '02-29' ? '02-28' : date.slice(5)

  return `${year}-${day}`
}

export type ImportStep = 'choose' | 'counting' | 'counted' | 'importing' | 'paused' | 'done' | 'failed' | 'cancelled'

/** Where an import stands. What is expected is known once it is counted. */
export function readImportStep(latest: Pick<Sweep, 'state' | 'expected'> | null): ImportStep {
  if (latest === null) return 'choose'
  switch (latest.state) {
    case 'Queued':
    case 'Running':
      return latest.expected === null ? 'counting' : 'importing'
    case 'Counted':
      return 'counted'
    case 'Paused':
      return 'paused'
    case 'Done':
      return 'done'
    case 'Failed':
      return 'failed'
    case 'Cancelled':
      return 'cancelled'
  }
}

/** What an import would bring in: "42 new hires and 3 offers would come in". */
export function describeExpected(expected: NonNullable<Sweep['expected']>): string {
  const counted = describeRecords({ ...expected, hire: 'new hire' })
  if (counted === null) return 'Nothing would come in'

  return `${counted} would come in`
}

/** The range in words: "Since Sun 23 Aug 2026". */
export function describeSince(since: string | null): string {
  return since === null ? 'Everything in Ashby' : `Since ${formatDate(since)}`
}

type Measured = Pick<Sweep, 'seen' | 'total' | 'expected'>

/** How much of what was counted has been looked at. Null while counting. */
export function measureImport({ seen, total, expected }: Measured): { done: number; whole: number } | null {
  if (expected === null || total === null) return null
  const whole = expected.offers + expected.hires
  // What the lists hold and is not to come in was seen with the list already: what is left to see is what is left to bring in.
  const left = Math.max(total - seen, 0)

  return { done: Math.max(whole - left, 0), whole }
}

/** How far it is: "Importing 620 of 2,870", and while counting how much of the lists is read. */
export function describeImportProgress(sweep: Measured & Pick<Sweep, 'state' | 'error'>): string {
  const { seen, expected, state, error } = sweep
  if (state === 'Paused') return describePaused(measureImport(sweep))
  if (error && state === 'Queued') return describeRetry(error)
  if (expected === null) return seen > 0 ? `Counting, ${formatWhole(seen)} offers and hires listed` : 'Counting in Ashby’s lists'
  const measured = measureImport(sweep)
  if (measured === null) return 'Importing'

  return `Importing ${formatWhole(measured.done)} of ${formatWhole(measured.whole)}`
}

function describePaused(measured: ReturnType<typeof measureImport>): string {
  return measured ? `Paused at ${formatWhole(measured.done)} of ${formatWhole(measured.whole)}` : 'Paused'
}
