/** What people type, taken apart by its type. The one form in which values are kept is `lib/domain/fields`. */
import { z } from 'zod'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { type PayInterval, payIntervalWords } from '#lib/domain/organizations/terms.ts'
import { UNSHARED_SIGNS } from '#lib/platform/format/money.ts'

// A group is two or three digits, the last one three: "72,000", "7 200 000" and also "1,20,000".
const groupedPattern = /^-?\d{1,3}(?:[, '’]\d{2,3})*[, '’]\d{3}(?:\.\d+)?$/
// Longer ones are no numbers that anybody means, and patterns would take their time on them.
const NUMBER_LENGTH_MAX = 60
const decimalPattern = /^(-?)0*(\d+?)(?:\.(\d+?)0*)?$/

/**
 * A plain decimal without needless zeros, at most 14 digits before and `fractionMax` behind the point, or null. Thousands may be grouped.
 * "4.500" is refused: half of the world reads four thousand five hundred, the other half four and a half.
 */
export function readDecimal(text: string, { fractionMax = 4 }: { fractionMax?: number } = {}): string | null {
  const plain = text.trim().replace('−', '-').replace(/\s/g, ' ')
  if (plain.length > NUMBER_LENGTH_MAX) return null
  const grouped = groupedPattern.test(plain) ? plain.replace(/[, '’]/g, '') : plain
  if (/^-?[1-9]\d{0,2}\.\d\d0$/.test(plain)) return null
  const match = decimalPattern.exec(grouped)
  if (!match) return null

  const whole = match[2] ?? ''
  const fraction = match[3] === '0' ? '' : (match[3] ?? '')
  if (whole.length > 14 || fraction.length > fractionMax) return null
  const digits = fraction === '' ? whole : `${whole}.${fraction}`

  return digits === '0' ? '0' : `${match[1]}${digits}`
}

/** A decimal that is not negative, or null. */
export function readAmount(text: string): string | null {
  const amount = readDecimal(text)

  return amount?.startsWith('-') ? null : amount
}

let knownCurrencies: ReadonlySet<string> | undefined

/** An ISO 4217 code that this runtime knows, in upper case, or null. */
export function readCurrency(text: string): string | null {
  knownCurrencies ??= new Set(Intl.supportedValuesOf('currency'))
  const code = text.trim().toUpperCase()

  return knownCurrencies.has(code) ? code : null
}

const INTERVAL_WORDS = new Map<string, PayInterval>([
  ...payIntervalSchema.options.flatMap((interval): [string, PayInterval][] => [
    [interval.toLowerCase(), interval],
    [payIntervalWords[interval], interval],
    [payIntervalWords[interval].replace('per ', 'a '), interval],
  ]),
  ['an hour', 'Hour'],
  ['hourly', 'Hour'],
  ['daily', 'Day'],
  ['weekly', 'Week'],
  ['monthly', 'Month'],
  ['quarterly', 'Quarter'],
  ['yearly', 'Year'],
  ['annually', 'Year'],
  ['per annum', 'Year'],
])

/** "Month", "per month", "a month", "/ month" or "monthly" as the interval; null for anything else. */
export function readInterval(text: string): PayInterval | null {
  return (
    INTERVAL_WORDS.get(
      text
        .trim()
        .toLowerCase()
        .replace(/^\/\s*/, ''),
    ) ?? null
  )
}

export type Money = { amount: string; currency: string; interval: PayInterval | null }

const CURRENCY_BY_SIGN = new Map(Object.entries(UNSHARED_SIGNS).map(([code, sign]) => [sign, code]))
const moneyPattern = /^([^\d\s-]*)\s*([\d., '’]*\d)\s*(.*)$/
const afterAmountPattern = /^(\p{Sc}|[A-Za-z]{3}(?![A-Za-z]))?\s*(.*)$/u

/** The parts of money as people write it: "5000 EUR per month", "€5,000 / month", "EUR 5 000"; null without amount or currency. */
export function parseMoney(line: string): Money | null {
  if (line.length > NUMBER_LENGTH_MAX) return null
  const [, before = '', digits = '', rest = ''] = moneyPattern.exec(line) ?? []
  const [, after = '', words = ''] = (before === '' ? afterAmountPattern.exec(rest) : null) ?? [rest, '', rest]
  const sign = before || after
  const amount = readAmount(digits)
  const currency = CURRENCY_BY_SIGN.get(sign) ?? readCurrency(sign)
  const interval = words === '' ? null : readInterval(words)
  if (amount === null || currency === null || (words !== '' && interval === null)) return null

  return { amount, currency, interval }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const LONG_MONTHS = /^(?:january|february|march|april|june|july|august|sept|september|october|november|december)$/

/** "7 Dec 2026" and "Mon 7 December 2026" by their digits; everything else as it is. Days and months in figures alone are never guessed. */
export function spellDate(line: string): string {
  const [, day, month = '', year] = /^(?:[a-z]{3,9},? )?(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})$/.exec(line.toLowerCase()) ?? []
  const index = MONTHS.indexOf(month.length === 3 || LONG_MONTHS.test(month) ? month.slice(0, 3) : '')
  if (day === undefined || index < 0) return line

  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

export function isEmail(text: string): boolean {
  return z.regexes.email.test(text)
}

/** Digits enough to call, and nothing but what people write between them. */
export function isPhone(text: string): boolean {
  return text.length <= 50 && /^[+\d(][\d\s().,/+#*x-]*(?:ext\.? ?\d+)?$/i.test(text) && text.replace(/\D/g, '').length >= 4
}

const URL_MAX = 2000

/** Only addresses that a browser opens as a page: a link that runs a script or names a password is refused. */
export function parseUrl(line: string): string | null {
  try {
    const url = new URL(/^https?:\/\//i.test(line) ? line : `https://${line}`)
    const isPage = url.hostname.includes('.') && url.username === '' && url.password === '' && url.href.length <= URL_MAX
    return isPage ? url.href : null
  } catch {
    return null
  }
}

export type Person = { name: string; email: string | null }

const NAME_MAX = 200

/** The parts of a person as people write them: a name, an e-mail address, or "Name <e-mail>"; null for what is none of them. */
export function parsePerson(line: string): Person | null {
  const [, name = line, email = null] = /^([^<>]*)<\s*([^<>\s]+)\s*>$/.exec(line) ?? []
  if (/[<>]/.test(name) || name.length > NAME_MAX || (email !== null && (email.length > 254 || !isEmail(email)))) return null

  return { name: name.trim(), email }
}
