/** Every closed list that new hires know, without a parser: all that a screen needs of them. */

export const newHireStates = ['Pending', 'Added', 'Dismissed'] as const
export type NewHireState = (typeof newHireStates)[number]

/** Marks beside the state. */
export const newHireFlags = [
  /** The application is no longer hired. */
  'Unhired',
  /** Ashby no longer has it, or no longer shows it. */
  'GoneInAshby',
  /** Ashby changed a value that somebody edited. */
  'AshbyNowSays',
] as const
export type NewHireFlag = (typeof newHireFlags)[number]

export const newHireHistoryKinds = ['imported', 'changed-in-ashby', 'remapped', 'flagged', 'unflagged', 'state-changed'] as const
export type NewHireHistoryKind = (typeof newHireHistoryKinds)[number]
