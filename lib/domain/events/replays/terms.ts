/** What one replay takes at most. */
export const REPLAY_EVENTS_MAX = 100_000
