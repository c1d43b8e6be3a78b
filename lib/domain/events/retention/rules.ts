const DAY_MS = 24 * 60 * 60 * 1000
/** Reports of checks older than this tell nothing that anybody asks. */
const SWEEP_DAYS = 90
/** Refusals are told for the last day; a week is kept for who looks back. */
const REFUSAL_DAYS = 7

/** What is older than these instants goes. */
export type RetentionCutoffs = { bodies: Date; events: Date; sweeps: Date; refusals: Date }

export type FindCutoffs = { now: Date; eventBodyDays: number; eventDays: number }

/** Days are spans of 24 hours here: an hour of summer time more or less matters to nobody. */
export function findCutoffs({ now, eventBodyDays, eventDays }: FindCutoffs): RetentionCutoffs {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)

  return { bodies: before(eventBodyDays), events: before(eventDays), sweeps: before(SWEEP_DAYS), refusals: before(REFUSAL_DAYS) }
}
