import { EqualNot, GitCompareArrows, type LucideIcon, RefreshCwOff, Reply, Stamp, Unlink } from 'lucide-react'
import type { Tone } from '#components/ui/chip.tsx'
import type { OfferFieldKey, OfferFlag, OfferState } from '#lib/domain/offers/schema.ts'
import { offerFields } from '#lib/domain/offers/schema.ts'

export type FlagWords = { label: string; tone: Tone; icon: LucideIcon }

/** What the marks beside the state are called, in lists and filters. */
export const flagWords: Readonly<Record<OfferFlag, FlagWords>> = {
  AshbyNowSays: { label: 'Ashby changed an edited value', tone: 'amber', icon: GitCompareArrows },
  UpdatesOff: { label: 'Changed in Ashby, updates are off', tone: 'amber', icon: RefreshCwOff },
  BackInApproval: { label: 'Back in approval', tone: 'amber', icon: Stamp },
  AnsweredInAshby: { label: 'Answered in Ashby', tone: 'ink', icon: Reply },
  DiffersFromAshby: { label: 'Differs from Ashby', tone: 'amber', icon: EqualNot },
  GoneInAshby: { label: 'Gone in Ashby', tone: 'amber', icon: Unlink },
}

const labels = new Map<OfferFieldKey, string>(offerFields.map(({ key, label }) => [key, label]))

/** The name of a field inside a sentence: "base salary", but "E-mail" stays a word of its own. */
export function fieldInSentence(field: OfferFieldKey): string {
  return (labels.get(field) ?? field).toLowerCase()
}

/** "base salary", "base salary and currency", "base salary, currency and 2 more". */
export function listFields(fields: readonly OfferFieldKey[]): string {
  const words = fields.map(fieldInSentence)
  if (words.length <= 2) return words.join(' and ')
  if (words.length === 3) return `${words[0]}, ${words[1]} and ${words[2]}`

  return `${words[0]}, ${words[1]} and ${words.length - 2} more`
}

/** Ashby's own status in words: "WaitingOnCandidateResponse" is "Waiting on candidate response". */
export function describeSourceStatus(status: string): string {
  const words = status.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()

  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Why a tab other than Unpublished is empty: what would bring an offer there. */
export const emptyTabWords: Readonly<Record<Exclude<OfferState, 'Unpublished'>, string>> = {
  Published: 'An offer stands here while the candidate can open it.',
  Accepted: 'An offer moves here when the candidate says yes.',
  Declined: 'An offer moves here when the candidate says no.',
  Withdrawn: 'An offer moves here when Ashby cancels or deletes it, or archives the application.',
}
