import { AppError } from '#lib/platform/errors.ts'

/** How long a repeat gets the answer of the first request. */
export const KEPT_HOURS = 24
/** After so long without an answer the request is taken to have died with its process. */
export const RUNNING_SECONDS_MAX = 60

/** 1 to 255 characters of printable ASCII. */
const KEY_FORM = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/** Whether a text can be an Idempotency-Key. */
export function isIdempotencyKey(text: string): boolean {
  return KEY_FORM.test(text)
}

/** JSON with the keys of every object in one order, so that the same request written differently is the same request. */
export function writeCanonically(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
        : part,
    ) ?? 'null'
  )
}

export function invalidKeyError(): AppError {
  return new AppError({
    code: 'invalid_input',
    retry: 'no',
    userMessage: 'The header Idempotency-Key must hold 1 to 255 printable characters, such as a UUID.',
  })
}

export function mismatchError(): AppError {
  return new AppError({
    code: 'idempotency_mismatch',
    retry: 'no',
    userMessage: 'This Idempotency-Key was sent before with another request. Use a new key for every new request.',
  })
}

export function stillRunningError(waitSeconds: number): AppError {
  return new AppError({
    code: 'still_running',
    retry: 'later',
    userMessage: 'The first request with this Idempotency-Key is still at work. Send it again in a moment to get its answer.',
    retryAt: new Date(Date.now() + waitSeconds * 1000),
  })
}

export function outcomeUnknownError(): AppError {
  return new AppError({
    code: 'outcome_unknown',
    retry: 'no',
    userMessage:
      'The first request with this Idempotency-Key ended without an answer, so it may or may not have been carried out. Look before you repeat it with a new key.',
  })
}

export function alreadyDoneError(): AppError {
  return new AppError({
    code: 'already_done',
    retry: 'no',
    userMessage: 'The first request with this Idempotency-Key was carried out. Its answer is not shown again: look at what it made.',
  })
}
