import type { PayInterval } from '#lib/domain/organizations/terms.ts'
import { readInterval } from '#lib/domain/typed-values/rules.ts'

/**
 * What sources call an interval, beside what people type: number and unit as applicant tracking systems send them, and the words of choice
 * fields. "Bi-monthly" and "biannual" are missing on purpose: half of the readers mean twice in one, the other half once in two.
 */
const SOURCE_WORDS = new Map<string, PayInterval>([
  ...spell('Hour', ['1 hour', 'hour', 'hours', 'hr', 'hrly', 'hourly rate']),
  ...spell('Day', ['1 day', 'day', 'days', 'daily rate', 'per diem']),
  ...spell('Week', ['1 week', 'week', 'weeks', 'wk', 'once a week']),
  ...spell('TwoWeeks', [
    '2 week',
    '2 weeks',
    'two weeks',
    'biweekly',
    'bi weekly',
    'fortnight',
    'fortnightly',
    'other week',
    'second week',
  ]),
  ...spell('HalfMonth', [
    '0.5 month',
    '0.5 months',
    'half month',
    'half a month',
    'semi monthly',
    'semimonthly',
    'twice monthly',
    'twice per month',
  ]),
  ...spell('Month', ['1 month', 'month', 'months', 'mo', 'mth', 'once a month', 'calendar month', 'pcm']),
  ...spell('TwoMonths', ['2 month', '2 months', 'two months']),
  ...spell('Quarter', ['3 month', '3 months', 'three months', 'quarter', 'qtr', 'quarterly']),
  ...spell('HalfYear', [
    '6 month',
    '6 months',
    'six months',
    'half year',
    'half yearly',
    'semi annual',
    'semi annually',
    'semiannual',
    'semiannually',
  ]),
  ...spell('Year', ['1 year', 'year', 'years', 'yr', 'annual', 'annum', 'pa', 'once a year', '12 month', '12 months', 'annual salary']),
])

function spell(interval: PayInterval, words: readonly string[]): [string, PayInterval][] {
  return words.map((word) => [word, interval])
}

/**
 * The pay interval that a source's text names, in whatever case: "Month", "0.5 MONTH", "per year", "p.a.", "semi-monthly". Null for
 * everything else; "NONE" and "1 TIME" are no intervals.
 */
export function findInterval(text: string): PayInterval | null {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.(?!\d)/g, '')
    .replace(/[-_/\s]+/g, ' ')
    .trim()
  const unit = words.replace(/^(?:per|an?|every|each|by) (?:the )?/, '')

  return readInterval(words) ?? SOURCE_WORDS.get(words) ?? SOURCE_WORDS.get(unit) ?? null
}
