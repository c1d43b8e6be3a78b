/** How often an amount is paid. */
export const payIntervals = ['Hour', 'Day', 'Week', 'TwoWeeks', 'HalfMonth', 'Month', 'TwoMonths', 'Quarter', 'HalfYear', 'Year'] as const
export type PayInterval = (typeof payIntervals)[number]

export function isPayInterval(text: string): text is PayInterval {
  return (payIntervals as readonly string[]).includes(text)
}

/** How an interval reads after an amount. */
export const payIntervalWords: Record<PayInterval, string> = {
  Hour: 'per hour',
  Day: 'per day',
  Week: 'per week',
  TwoWeeks: 'every two weeks',
  HalfMonth: 'twice a month',
  Month: 'per month',
  TwoMonths: 'every two months',
  Quarter: 'per quarter',
  HalfYear: 'every half year',
  Year: 'per year',
}
