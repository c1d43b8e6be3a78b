import type { Match } from '#lib/domain/new-hires/contract.ts'
import type { MatchSignal } from '#lib/domain/new-hires/terms.ts'
import { formatShortDate } from '#lib/platform/format/dates.ts'

const signalWords: Readonly<Record<MatchSignal, string>> = {
  email: 'e-mail',
  phone: 'phone',
  linkedIn: 'LinkedIn',
  name: 'name',
  candidate: 'candidate in Ashby',
}

type Described = { match: Match; today: string }

/** Who it may be, before the name and after it: the name stands alone between, in its own direction. */
export function describeMatch({ match: { kind, startDate, endDate }, today }: Described): { before: string; after: string } {
  if (kind === 'newHire') return { before: 'Maybe hired twice: this may be', after: ', who is pending too' }
  if (endDate !== null && endDate < today) {
    return { before: 'Possible rehire: this may be', after: `, who left on ${formatShortDate(endDate, today)}` }
  }
  const before = 'Maybe in People already: this may be'
  if (startDate === null) return { before, after: '' }

  return startDate > today
    ? { before, after: `, who starts on ${formatShortDate(startDate, today)}` }
    : { before, after: `, here since ${formatShortDate(startDate, today)}` }
}

/** "E-mail and phone are the same. You decide; nothing is merged on its own." */
export function describeSignals({ signals, isSure }: Pick<Match, 'signals' | 'isSure'>): string {
  const words = signals.map((signal) => signalWords[signal])
  const last = words.at(-1) ?? 'something'
  const list = words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
  const only = isSure || words.length > 1 ? list : `only the ${list}`
  const sentence = `${only} ${words.length < 2 ? 'is' : 'are'} the same.`

  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)} You decide; nothing is merged on its own.`
}
