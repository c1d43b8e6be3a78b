import type { Period } from '#lib/domain/people/contract.ts'

/** What is done to somebody's periods: another one, other days of one, or only its last day. */
export type PeriodEdit = { kind: 'add' } | { kind: 'change'; period: Period; isLastDay?: boolean }
