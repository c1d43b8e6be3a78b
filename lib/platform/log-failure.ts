import type { AppError } from './errors.ts'
import { log } from './log.ts'

type LogFailure = {
  /** What went wrong, in a few words. */
  what: string
  error: AppError
  ids: Readonly<Record<string, string | number>>
}

/**
 * Writes down what stopped a piece of work: as an error where the fault is ours (a bug, the database), so that somebody is called; as a warning
 * where the other side refused, was away or asked to wait.
 */
export function logFailure({ what, error, ids }: LogFailure): void {
  const { code, cause, requestId } = error
  if (code === 'internal_error') log.error({ ...ids, err: cause }, what)
  else log.warn({ ...ids, code, ...(requestId ? { upstreamRequestId: requestId } : {}), err: cause }, what)
}
