import { GitCompareArrows, type LucideIcon, Unlink, UserRoundSearch, UserRoundX, UsersRound } from 'lucide-react'
import type { Tone } from '#components/ui/chip.tsx'
import type { NewHireFlag, NewHireState } from '#lib/domain/new-hires/terms.ts'

export type FlagWords = { label: string; tone: Tone; icon: LucideIcon }

/** What the marks beside the state are called, in lists and filters. */
export const flagWords: Readonly<Record<NewHireFlag, FlagWords>> = {
  MaybeRehire: { label: 'Maybe a rehire', tone: 'amber', icon: UserRoundSearch },
  MaybeSame: { label: 'Maybe the same as another new hire', tone: 'amber', icon: UsersRound },
  AshbyNowSays: { label: 'Changed in Ashby', tone: 'amber', icon: GitCompareArrows },
  Unhired: { label: 'No longer hired in Ashby', tone: 'amber', icon: UserRoundX },
  GoneInAshby: { label: 'Gone in Ashby', tone: 'amber', icon: Unlink },
}

/** Why a tab other than Pending is empty: what would bring a new hire there. */
export const emptyTabWords: Readonly<Record<Exclude<NewHireState, 'Pending'>, string>> = {
  Added: 'A new hire stands here once somebody added the person to People.',
  Dismissed: 'A new hire stands here once somebody dismissed it. It can be restored at any time.',
}

/** The name for a heading. */
export function nameHire({ name }: { name: string }): string {
  return name === '' ? 'No name' : name
}

/** The name inside a sentence. */
export function nameInSentence({ name }: { name: string }): string {
  return name === '' ? 'this new hire' : name
}
