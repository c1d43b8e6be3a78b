import { type PayInterval, payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { countDaysUntil } from '#lib/platform/format/dates.ts'
import { formatMoney } from '#lib/platform/format/money.ts'

/** What was planned, as an open job has it. */
export type Planned = {
  targetStartDate: string | null
  payMinimum: string | null
  payMaximum: string | null
  currency: string | null
  payInterval: PayInterval | null
}

/** What it came to, as the person has it, or the new hire until then. */
export type Actual = { startDate: string | null; baseSalary: string | null; currency: string | null; payInterval: PayInterval | null }

/** `difference`: in words; null where one of both is not known. */
export type StartComparison = { planned: string | null; actual: string | null; difference: string | null }
export type PayAmount = { amount: string; currency: string | null; interval: PayInterval | null }
export type PayComparison = { minimum: PayAmount | null; maximum: PayAmount | null; actual: PayAmount | null; difference: string | null }

/** The planned start beside the real one. Pure. */
export function compareStart({ planned, actual }: { planned: Planned; actual: Actual }): StartComparison {
  const [from, to] = [planned.targetStartDate, actual.startDate]
  const days = from === null || to === null ? null : countDaysUntil(to, from)

  return { planned: from, actual: to, difference: days === null ? null : describeDays(days) }
}

function describeDays(days: number): string {
  if (days === 0) return 'On the planned day'
  const count = Math.abs(days)

  return `${count} ${count === 1 ? 'day' : 'days'} ${days > 0 ? 'later' : 'earlier'} than planned`
}

/** The planned range beside the real pay. Amounts of another currency or interval are not made equal: nobody knows the rate that was meant. Pure. */
export function comparePay({ planned, actual }: { planned: Planned; actual: Actual }): PayComparison {
  const of = (amount: string | null, { currency, payInterval }: Pick<Planned, 'currency' | 'payInterval'>): PayAmount | null =>
    amount === null ? null : { amount, currency, interval: payInterval }
  const [minimum, maximum, paid] = [of(planned.payMinimum, planned), of(planned.payMaximum, planned), of(actual.baseSalary, actual)]

  return { minimum, maximum, actual: paid, difference: describePay({ minimum, maximum, paid }) }
}

type DescribePay = { minimum: PayAmount | null; maximum: PayAmount | null; paid: PayAmount | null }

function describePay({ minimum, maximum, paid }: DescribePay): string | null {
  const planned = minimum ?? maximum
  if (!planned || !paid) return null
  if (planned.currency !== paid.currency)
    return `Planned in ${planned.currency ?? 'no currency'}, paid in ${paid.currency ?? 'no currency'}`
  if (planned.interval !== paid.interval) return `Planned ${describeInterval(planned.interval)}, paid ${describeInterval(paid.interval)}`

  const below = minimum === null ? 0n : scale(minimum.amount) - scale(paid.amount)
  if (below > 0n) return `${formatGap(below, paid)} below the planned range`
  const above = maximum === null ? 0n : scale(paid.amount) - scale(maximum.amount)
  if (above > 0n) return `${formatGap(above, paid)} above the planned range`

  return minimum !== null && minimum.amount === maximum?.amount ? 'As planned' : 'Within the planned range'
}

function describeInterval(interval: PayInterval | null): string {
  return interval === null ? 'without an interval' : payIntervalWords[interval]
}

const DECIMALS = 4

/** A plain decimal as whole ten-thousandths: an amount is never made a float. */
function scale(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.')

  return BigInt(whole + fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0'))
}

function formatGap(gap: bigint, { currency }: PayAmount): string {
  const digits = gap.toString().padStart(DECIMALS + 1, '0')

  return formatMoney({ amount: `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`, currency })
}
