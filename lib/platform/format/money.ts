const decimalPattern = /^(-?)(\d+)(?:\.(\d+))?$/

// Signs that one country owns in every reader's mind. The dollar, the krona and the Swiss franc are shared or rare, so those amounts carry the code.
export const UNSHARED_SIGNS: Readonly<Record<string, string>> = {
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
  ILS: '₪',
  NGN: '₦',
  VND: '₫',
  UAH: '₴',
}

// Currencies whose minor unit is not a hundredth (ISO 4217). A missing one has two digits.
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

// The fraction is cut only where it is zero: an amount is never rounded on screen.
function readFraction(fraction: string, minorDigits: number): string {
  const significant = fraction.replace(/0+$/, '')

  if (significant === '') return ''

  return `.${significant.padEnd(minorDigits, '0')}`
}

/**
 * A decimal amount (a string such as "10200000.00", never a float) with its ISO 4217 currency: "¥10,200,000", "UYU 312,500",
 * "€4,200.50". The code stands where the sign is shared or rare. No rounding: every digit that is not a trailing zero is shown.
 * What is not a decimal comes back as it is, behind its currency. Without a currency only the number is shown.
 */
export function formatMoney({ amount, currency }: { amount: string; currency: string | null }): string {
  const code = currency?.toUpperCase() ?? ''
  const match = decimalPattern.exec(amount.trim())

  if (!match) return code === '' ? amount : `${code} ${amount}`
  const minus = match[1] === '-' ? '−' : ''
  const whole = groupThousands((match[2] ?? '').replace(/^0+(?=\d)/, ''))
  const number = `${whole}${readFraction(match[3] ?? '', MINOR_DIGITS[code] ?? 2)}`
  const sign = UNSHARED_SIGNS[code]

  if (code === '') return `${minus}${number}`

  return sign ? `${minus}${sign}${number}` : `${code} ${minus}${number}`
}

/**
 * Money with the words of its pay interval: "¥10,200,000 per year". `interval` is the ready phrase ("per year", "per month");
 * null leaves it out, and the caller says what an unknown interval means.
 */
export function formatPay({ amount, currency, interval }: { amount: string; currency: string | null; interval: string | null }): string {
  const money = formatMoney({ amount, currency })

  return interval ? `${money} ${interval}` : money
}
