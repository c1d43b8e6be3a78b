import {
  CalendarX2,
  ClockAlert,
  EqualNot,
  FileDiff,
  GitCompareArrows,
  Layers2,
  type LucideIcon,
  RefreshCwOff,
  Reply,
  Stamp,
  Unlink,
} from 'lucide-react'
import type { Tone } from '#components/ui/chip.tsx'
import type { OfferFlag, OfferState } from '#lib/domain/offers/terms.ts'

export type FlagWords = { label: string; tone: Tone; icon: LucideIcon }

/** What the marks beside the state are called, in lists and filters. */
export const flagWords: Readonly<Record<OfferFlag, FlagWords>> = {
  AshbyNowSays: { label: 'Ashby changed an edited value', tone: 'amber', icon: GitCompareArrows },
  UpdatesOff: { label: 'Changed in Ashby, updates are off', tone: 'amber', icon: RefreshCwOff },
  BackInApproval: { label: 'Back in approval', tone: 'amber', icon: Stamp },
  AnsweredInAshby: { label: 'Answered in Ashby', tone: 'ink', icon: Reply },
  DiffersFromAshby: { label: 'Differs from Ashby', tone: 'amber', icon: EqualNot },
  Superseded: { label: 'Replaced by a newer offer', tone: 'amber', icon: Layers2 },
  UnpublishedChanges: { label: 'Unpublished changes', tone: 'amber', icon: FileDiff },
  StartDatePast: { label: 'Start date in the past', tone: 'amber', icon: CalendarX2 },
  Expired: { label: 'Deadline has passed', tone: 'amber', icon: ClockAlert },
  GoneInAshby: { label: 'Gone in Ashby', tone: 'amber', icon: Unlink },
}

/** Why a tab other than Unpublished is empty: what would bring an offer there. */
export const emptyTabWords: Readonly<Record<Exclude<OfferState, 'Unpublished'>, string>> = {
  Published: 'An offer stands here while the candidate can open it.',
  Accepted: 'An offer moves here when the candidate says yes.',
  Declined: 'An offer moves here when the candidate says no.',
  Withdrawn: 'An offer moves here when Ashby cancels or deletes it, or archives the application.',
}
