import type { HistoryKind } from '#lib/domain/offers/terms.ts'

/** What Ashby did to the values of an offer, or somebody with Ashby's values. */
export const valueNewsKinds: readonly HistoryKind[] = ['changed-in-ashby', 'remapped', 'took-theirs']

/** What makes an offer that somebody has looked at worth another look: Ashby's doing, and the candidate's. */
export const newsKinds: readonly HistoryKind[] = [
  ...valueNewsKinds,
  'held',
  'state-changed',
  'flagged',
  'question',
  'accepted',
  'declined',
  'mail-refused',
]
