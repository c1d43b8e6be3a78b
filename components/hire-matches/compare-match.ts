import { readFieldValue } from '#components/record/find-field.ts'
import type { Match, NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import type { MatchSignal } from '#lib/domain/new-hires/terms.ts'
import { formatShortDate } from '#lib/platform/format/dates.ts'
import { foldText } from '#lib/platform/format/text.ts'

export type MatchRow = {
  label: string
  /** Of the new hire. */
  here: string | null
  /** Of whoever may be the same. */
  there: string | null
  /** `same`: both values are one. `elsewhere`: another one of the person's several is the same. */
  same: 'same' | 'elsewhere' | null
}

type CompareMatch = { hire: NewHireDetail; match: Match; today: string }

/** Two people side by side, row for row, with what speaks for one. Pure. */
export function compareMatch({ hire, match, today }: CompareMatch): MatchRow[] {
  const row = (label: string, here: string | null, there: string | null, signal?: MatchSignal): MatchRow => ({
    label,
    here,
    there,
    same: signal && match.signals.includes(signal) ? judgeSame(here, there) : null,
  })
  const linkedIn = row('LinkedIn', readFieldValue(hire, 'linkedIn'), match.linkedIn, 'linkedIn')

  return [
    row('Name', hire.name, match.name, 'name'),
    row('Personal e-mail', hire.personalEmail, match.personalEmail, 'email'),
    row('Phone', readFieldValue(hire, 'personalPhone'), match.personalPhone, 'phone'),
    ...(linkedIn.here !== null || linkedIn.there !== null
      ? [{ ...linkedIn, here: shortenAddress(linkedIn.here), there: shortenAddress(linkedIn.there) }]
      : []),
    row('Role', hire.jobTitle, match.jobTitle),
    row('Time with us', describeStart({ date: hire.startDate, today }), describeTime({ match, today })),
  ]
}

/** Addresses and numbers are compared folded; what is written differently and still counts as the same is another of several. */
function judgeSame(here: string | null, there: string | null): 'same' | 'elsewhere' {
  if (here === null || there === null) return 'elsewhere'

  return isAlike(here, there) ? 'same' : 'elsewhere'
}

/** The same letters, or the same last nine digits, or one web address within the other. */
function isAlike(one: string, other: string): boolean {
  if (foldText(one).trim() === foldText(other).trim()) return true
  const [digits, others] = [one.replace(/\D/g, '').slice(-9), other.replace(/\D/g, '').slice(-9)]
  if (digits.length === 9 && digits === others) return true

  return one.includes('/') && foldAddress(one) === foldAddress(other)
}

/** What every web address begins with only takes room. */
function shortenAddress(address: string | null): string | null {
  return address?.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/+$/, '') ?? null
}

function foldAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
}

function describeStart({ date, today }: { date: string | null; today: string }): string | null {
  return date === null ? null : `Starts ${formatShortDate(date, today)}`
}

function describeTime({ match: { startDate, endDate }, today }: Omit<CompareMatch, 'hire'>): string | null {
  if (startDate === null) return endDate === null ? null : `Until ${formatShortDate(endDate, today)}`
  if (endDate !== null) return `${formatShortDate(startDate, today)} to ${formatShortDate(endDate, today)}`

  return startDate > today ? `Starts ${formatShortDate(startDate, today)}` : `Since ${formatShortDate(startDate, today)}`
}
