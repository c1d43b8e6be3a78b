import { AppError, type RetryAdvice } from '#lib/platform/errors.ts'

export type OutboundErrorCode =
  /** The address, scheme or form of the URL is not one we may talk to. */
  | 'outbound_refused'
  /** The other side answered with a redirect, which is never followed. */
  | 'outbound_redirect'
  /** No connection came about: name not found, refused, TLS failed, connect timeout. */
  | 'outbound_unreachable'
  /** Connected, but no whole answer within the time allowed. */
  | 'outbound_timeout'
  /** The connection was cut, or the answer was not HTTP. */
  | 'outbound_cut'
  /** A status that is no success, where a file was asked for. */
  | 'outbound_status'
  /** The answer is larger than the caller is willing to hold. */
  | 'outbound_too_large'

/**
 * What is known about the request's effect on the other side. `never_sent`: not one byte of it was written, so nothing happened.
 * `unknown`: it may have been acted upon, so a request that changes something must not simply be sent again.
 */
export type OutboundOutcome = 'never_sent' | 'unknown'

export type OutboundErrorOptions = {
  code: OutboundErrorCode
  outcome: OutboundOutcome
  retry: RetryAdvice
  userMessage: string
  cause?: unknown
}

export class OutboundError extends AppError<OutboundErrorCode> {
  readonly outcome: OutboundOutcome

  constructor({ outcome, ...options }: OutboundErrorOptions) {
    super(options)
    this.name = 'OutboundError'
    this.outcome = outcome
  }
}
