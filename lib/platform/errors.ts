/** Whether doing the same thing again can help: `no` needs a person or a change, `later` heals by waiting. */
export type RetryAdvice = 'no' | 'later'

/** Codes that the platform itself raises. Each area adds its own small closed union and passes it as the type argument. */
export type PlatformErrorCode =
  | 'not_found'
  | 'forbidden'
  | 'unauthenticated'
  | 'invalid_input'
  | 'conflict'
  | 'rate_limited'
  | 'link_invalid'
  | 'unavailable'
  | 'seal_broken'
  | 'outbound_refused'
  | 'internal_error'

export type AppErrorOptions<Code extends string = string> = {
  code: Code
  retry: RetryAdvice
  /** One or two sentences safe to show: what happened, then what to do. Never holds a secret or somebody's data. */
  userMessage: string
  cause?: unknown
  /** The upstream's own request id, so that its support can find the call. */
  requestId?: string | null
  /** When the other side asked us to come back, as an instant. */
  retryAt?: Date | null
  /** Which input the error is about, for forms: field name to sentence. */
  fields?: Record<string, string>
}

/** Every error that the product raises on purpose. Anything else is a bug and becomes `internal_error` at the edges. */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code
  readonly retry: RetryAdvice
  readonly userMessage: string
  readonly requestId: string | null
  readonly retryAt: Date | null
  readonly fields: Record<string, string>

  constructor(options: AppErrorOptions<Code>) {
    super(`${options.code}: ${options.userMessage}`, { cause: options.cause })
    this.name = 'AppError'
    this.code = options.code
    this.retry = options.retry
    this.userMessage = options.userMessage
    this.requestId = options.requestId ?? null
    this.retryAt = options.retryAt ?? null
    this.fields = options.fields ?? {}
  }
}

/** The answer for a thing that does not exist and for a thing of another organization: they must be the same. */
export function notFoundError(what: string): AppError<PlatformErrorCode> {
  return new AppError({ code: 'not_found', retry: 'no', userMessage: `This ${what} does not exist, or you cannot see it.` })
}

/** What was asked for does not fit what stands there now. `userMessage` says what stands in the way, and what to do. */
export function conflictError(userMessage: string): AppError<PlatformErrorCode> {
  return new AppError({ code: 'conflict', retry: 'no', userMessage })
}

/**
 * The one answer for a link that was guessed, has expired, was used or belongs to something else. Whoever throws it works inside
 * `refuseLinksAlike`, so that the time tells no more than the words.
 */
export function linkInvalidError(): AppError<PlatformErrorCode> {
  return new AppError({ code: 'link_invalid', retry: 'no', userMessage: 'This link does not work any more. Ask for a new one.' })
}

/** Turns anything thrown into an AppError; an unknown error keeps its cause for the log and says nothing of it on screen. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error

  return new AppError({
    code: 'internal_error',
    retry: 'later',
    userMessage: 'Handoff met an error of its own and has written it down. Try again in a moment.',
    cause: error,
  })
}

/** Exhaustiveness check for discriminated unions: a new member fails to compile where it is not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
