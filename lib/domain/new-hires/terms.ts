/** Every closed list that new hires know, without a parser: all that a screen needs of them. */

export const newHireStates = ['Pending', 'Added', 'Dismissed'] as const
export type NewHireState = (typeof newHireStates)[number]

/** Marks beside the state. */
export const newHireFlags = [
  /** The application is no longer hired. */
  'Unhired',
  /** Ashby no longer has it, or no longer shows it. */
  'GoneInAshby',
  /** Ashby changed a value that somebody edited; of an added one, a value that the person has otherwise. */
  'AshbyNowSays',
  /** Somebody in the directory may be the same person. */
  'MaybeRehire',
  /** Another pending new hire may be the same person. */
  'MaybeSame',
] as const
export type NewHireFlag = (typeof newHireFlags)[number]

export function isNewHireFlag(value: unknown): value is NewHireFlag {
  return newHireFlags.some((flag) => flag === value)
}

export const newHireSorts = ['startDate', 'newest', 'name'] as const
export type NewHireSort = (typeof newHireSorts)[number]

/** How long the reason of a dismissal may be, in characters. */
export const DISMISSAL_REASON_MAX = 500

/** How alike two people are: two signals say the same person, one says maybe. */
export const matchSignals = ['email', 'phone', 'linkedIn', 'name', 'candidate'] as const
export type MatchSignal = (typeof matchSignals)[number]

export const newHireHistoryKinds = [
  'imported',
  'changed-in-ashby',
  'remapped',
  'flagged',
  'unflagged',
  'state-changed',
  'edited',
  'kept-mine',
  'took-theirs',
  'locked',
  'unlocked',
  /** Somebody took their last act on a field back. */
  'undone',
  'added',
  'add-undone',
  'dismissed',
  'restored',
  /** Said to be the same as somebody in the directory. */
  'linked',
  'unlinked',
  /** Two pending new hires became one. */
  'merged',
  'kept-apart',
  /** A value of Ashby's went to the person, or was left. */
  'accepted',
  'ignored',
  /** Ashby merged two candidates. */
  'candidate-merged',
  'document-stored',
  'document-replaced',
  'document-failed',
  'reminded',
] as const
export type NewHireHistoryKind = (typeof newHireHistoryKinds)[number]
