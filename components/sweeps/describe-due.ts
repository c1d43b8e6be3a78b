const MS_PER_MINUTE = 60_000
const MINUTES_PER_HOUR = 60

type DueInput = {
  /** ISO 8601, as is `now`. */
  instant: string
  now: string
}

/** How long until something begins by itself: "in 6 min", "in 2 h"; "any moment now" once its time has come. */
export function describeDue({ instant, now }: DueInput): string {
  const minutes = Math.ceil((Date.parse(instant) - Date.parse(now)) / MS_PER_MINUTE)
  if (minutes <= 0) return 'any moment now'

  return minutes < 2 * MINUTES_PER_HOUR ? `in ${minutes} min` : `in ${Math.round(minutes / MINUTES_PER_HOUR)} h`
}

/** An interval in words: "every 10 minutes", "every hour". */
export function describeEvery(minutes: number): string {
  if (minutes === MINUTES_PER_HOUR) return 'every hour'

  return minutes % MINUTES_PER_HOUR === 0 ? `every ${minutes / MINUTES_PER_HOUR} hours` : `every ${minutes} minutes`
}
