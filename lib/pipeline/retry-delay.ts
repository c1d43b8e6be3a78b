import type { AppError } from '#lib/platform/errors.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

/** Waits between tries. Together about four hours: an outage of Ashby's that lasts longer is found by the next check. */
const DELAYS_MS = [
  2 * SECOND_MS,
  8 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  60 * MINUTE_MS,
  120 * MINUTE_MS,
]

export type RetryOptions = { error: AppError /** Tries so far, this one included. */; attempts: number; now?: Date; random?: () => number }

/** When to try again; null when waiting cannot help or the tries are used up. Jittered, so that jobs do not come back together. */
export function nextTry({ error, attempts, now = new Date(), random = Math.random }: RetryOptions): Date | null {
  if (error.retry === 'no') return null
  const delayMs = DELAYS_MS[attempts - 1]
  if (delayMs === undefined) return null

  const jittered = new Date(now.getTime() + delayMs * (0.5 + random() / 2))

  return error.retryAt ? spreadAfter(error.retryAt, { earliest: jittered, random }) : jittered
}

/** Some time after an instant that everybody waits for. */
export function spreadAfter(instant: Date, { earliest, random = Math.random }: { earliest?: Date; random?: () => number } = {}): Date {
  const spread = new Date(instant.getTime() + random() * 2 * SECOND_MS)

  return earliest && earliest > spread ? earliest : spread
}

/** Ashby's reads can lag its writes by seconds: a read that lags is repeated after these waits, then it is believed. */
export const LAGGING_READ_DELAYS_MS: readonly number[] = [5 * SECOND_MS, 30 * SECOND_MS]
