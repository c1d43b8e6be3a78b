import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { formatMoney } from '#lib/platform/format/money.ts'

export type PayRange = Pick<OpenJobSummary, 'payMinimum' | 'payMaximum' | 'currency' | 'payInterval'>

/** "€60,000–80,000 per year", "From €60,000", "Up to UYU 312,500 per month"; null where neither end is known, or the reader may not see pay. */
export function formatPayRange({ payMinimum, payMaximum, currency, payInterval }: PayRange): string | null {
  const range = formatEnds({ minimum: payMinimum ?? null, maximum: payMaximum ?? null, currency: currency ?? null })
  if (range === null) return null

  return payInterval ? `${range} ${payIntervalWords[payInterval]}` : range
}

type Ends = { minimum: string | null; maximum: string | null; currency: string | null }

function formatEnds({ minimum, maximum, currency }: Ends): string | null {
  if (minimum === null) return maximum === null ? null : `Up to ${formatMoney({ amount: maximum, currency })}`
  const from = formatMoney({ amount: minimum, currency })
  if (maximum === null) return `From ${from}`
  const to = formatMoney({ amount: maximum, currency: null })

  return to === formatMoney({ amount: minimum, currency: null }) ? from : `${from}–${to}`
}
