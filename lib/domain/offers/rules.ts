import type { PayInterval } from '#lib/domain/organizations/terms.ts'
import { foldText } from '#lib/platform/format/text.ts'
import type { BuiltInOfferKey, OfferFlag, OfferState } from './terms.ts'

/** How the offer stands at its source, whatever the source calls it. `gone`: cancelled, deleted, or its application archived. */
export type OfferStanding = 'waiting' | 'in-approval' | 'accepted' | 'declined' | 'gone'

/** `isAnsweredHere`: the candidate answered on our page, not in Ashby. */
export type OfferPosition = { state: OfferState; flags: readonly OfferFlag[]; isAnsweredHere: boolean }

/** Flags that tell how Ashby's state and ours relate. The others speak of values. */
const STANDING_FLAGS: readonly OfferFlag[] = ['BackInApproval', 'AnsweredInAshby', 'DiffersFromAshby', 'GoneInAshby']

/**
 * The table of states: what becomes of our offer, given how it stands in Ashby.
 * An answer that was only taken over from Ashby follows Ashby; an answer the candidate gave here stays and is flagged.
 */
export function movePosition({ position, standing }: { position: OfferPosition; standing: OfferStanding }): OfferPosition {
  const otherFlags = position.flags.filter((flag) => !STANDING_FLAGS.includes(flag))
  const isAnswered = position.state === 'Accepted' || position.state === 'Declined'
  const { isAnsweredHere } = position
  const place = (state: OfferState, ...flags: OfferFlag[]): OfferPosition => ({ state, flags: [...otherFlags, ...flags], isAnsweredHere })

  switch (standing) {
    case 'waiting':
      if (isAnsweredHere) return place(position.state, 'DiffersFromAshby')
      return place(position.state === 'Published' ? 'Published' : 'Unpublished')
    case 'in-approval':
      if (isAnsweredHere) return place(position.state, 'BackInApproval')
      return place(position.state === 'Published' ? 'Published' : 'Unpublished', 'BackInApproval')
    case 'accepted':
    case 'declined': {
      const answer = standing === 'accepted' ? 'Accepted' : 'Declined'
      if (!isAnsweredHere) return place(answer, 'AnsweredInAshby')
      return position.state === answer ? place(answer) : place(position.state, 'DiffersFromAshby')
    }
    case 'gone':
      return isAnswered
        ? place(position.state, ...(isAnsweredHere ? [] : (['AnsweredInAshby'] as const)), 'GoneInAshby')
        : place('Withdrawn')
  }
}

/** Whether the same flags stand, in any order. */
export function hasSameFlags(left: readonly OfferFlag[], right: readonly OfferFlag[]): boolean {
  return left.length === right.length && left.every((flag) => right.includes(flag))
}

/** Whether people still prepare it: what the candidate answered, or what was withdrawn, no longer changes by hand. */
export function isOpenState(state: OfferState): boolean {
  return state === 'Unpublished' || state === 'Published'
}

/**
 * How often a pay interval comes in a year, for comparing offers. Full time is taken for granted: 40 hours a week, 5 days a week and 52 weeks
 * a year, which is 260 days and 2,080 hours; nothing is taken off for holidays.
 */
const TIMES_A_YEAR: Readonly<Record<PayInterval, bigint>> = {
  Hour: 2080n,
  Day: 260n,
  Week: 52n,
  TwoWeeks: 26n,
  HalfMonth: 24n,
  Month: 12n,
  TwoMonths: 6n,
  Quarter: 4n,
  HalfYear: 2n,
  Year: 1n,
}

/** A year's pay as a plain decimal, exactly. Null without amount or interval, and for a sum of more than 14 digits. */
export function annualise({ amount, interval }: { amount: string | null; interval: PayInterval | null }): string | null {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount ?? '') ?? []
  if (whole === '' || interval === null) return null

  const digits = String(BigInt(whole + fraction) * TIMES_A_YEAR[interval]).padStart(fraction.length + 1, '0')
  const cut = digits.length - fraction.length
  const rest = digits.slice(cut).replace(/0+$/, '')
  const total = `${/^0+$/.test(digits) ? '' : sign}${digits.slice(0, cut)}${rest && `.${rest}`}`

  return /^-?\d{1,14}(?:\.\d{1,4})?$/.test(total) ? total : null
}

/** Words of name, e-mail, job title, department and location for searching: lower case, accents folded. Never pay. */
export function buildSearchText(values: Readonly<Partial<Record<BuiltInOfferKey, string | null>>>): string {
  return foldText([values.name, values.email, values.jobTitle, values.department, values.location].filter(Boolean).join(' '))
}

/** What `searchText` must hold for a search to find it: each word as a pattern, "Léa" found by "lea". None for an empty search. */
export function readSearchPatterns(search: string): string[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)

  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
