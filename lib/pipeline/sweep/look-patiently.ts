import { setTimeout as sleep } from 'node:timers/promises'
import { nextTry } from '#lib/pipeline/retry-delay.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { logFailure } from '#lib/platform/log-failure.ts'

/** Waits that a job takes on itself; a longer one ends it, because others wait for their turn behind it. */
const PATIENCE_MS = 10_000
const TRIES = 3

/** Errors that no other record would fare better with. */
const STOPPING_CODES = ['held', 'paused', 'disconnected', 'ashby_key_invalid', 'ashby_permission_missing', 'ashby_rate_limited']

export type PatientLook<Result> = {
  /** What is looked at, for the log. */
  ids: { organizationId: string; connectionId: string; externalId: string }
  look: () => Promise<Result>
}

/**
 * One record that cannot be read must not stop the others; an Ashby that cannot be asked at all stops them all.
 * @throws AppError where going on makes no sense.
 */
export async function lookPatiently<Result>({ ids, look }: PatientLook<Result>): Promise<Result | 'failed'> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await look()
    } catch (thrown) {
      const error = toAppError(thrown)
      const retryAt = attempts < TRIES ? nextTry({ error, attempts }) : null
      const waitMs = retryAt ? retryAt.getTime() - Date.now() : Number.POSITIVE_INFINITY
      if (waitMs <= PATIENCE_MS) {
        await sleep(waitMs)
        continue
      }
      if (STOPPING_CODES.includes(error.code)) throw error

      logFailure({ what: 'record skipped by a sweep', error, ids })
      return 'failed'
    }
  }
}
