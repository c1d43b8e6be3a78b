/** One time with the company: calendar dates YYYY-MM-DD. Without a first day it is not known; without a last day it lasts. */
export type PeriodDates = { id: string; startDate: string | null; endDate: string | null }

/** Newest first. One without a first day is the oldest: of the newest more is known. */
export function sortPeriods<Period extends PeriodDates>(periods: readonly Period[]): Period[] {
  return periods.toSorted((one, other) => (other.startDate ?? '').localeCompare(one.startDate ?? '') || other.id.localeCompare(one.id))
}

/** The period whose dates the person's own columns mirror. */
export function findNewestPeriod<Period extends PeriodDates>(periods: readonly Period[]): Period | undefined {
  return sortPeriods(periods)[0]
}

/**
 * What is wrong with a person's periods, in a sentence that says what to do; null where nothing is. Nobody can be there twice at once, or
 * leave before they came. Pure.
 */
export function findPeriodProblem(periods: readonly PeriodDates[]): string | null {
  const reversed = periods.find(({ startDate, endDate }) => startDate !== null && endDate !== null && endDate < startDate)
  if (reversed) return 'The last day lies before the first day. Enter a last day that is the same or later.'

  const oldestFirst = sortPeriods(periods).toReversed()
  for (const [index, period] of oldestFirst.entries()) {
    const next = oldestFirst[index + 1]
    if (!next) continue
    if (next.startDate === null) return 'Two periods have no first day. Enter one first.'
    if (period.endDate === null) return 'An earlier period has no last day. Enter it on the profile first.'
    if (period.endDate >= next.startDate) return 'This period overlaps another one. Let it begin after the last day of the one before.'
  }

  return null
}
