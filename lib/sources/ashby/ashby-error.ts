import { AppError, type RetryAdvice } from '#lib/platform/errors.ts'
import type { AshbyOperation } from './operations.ts'
import type { AshbyPermissionKey } from './permissions.ts'

export type AshbyErrorCode =
  /** The key is wrong, deleted or deactivated. */
  | 'ashby_key_invalid'
  /** The key works but lacks a permission; `permission` names it. */
  | 'ashby_permission_missing'
  | 'ashby_rate_limited'
  /** The object does not exist or is hidden from this key; Ashby answers both the same. */
  | 'ashby_not_found'
  /** A cursor or sync token that Ashby no longer takes: drop both and list from the start. */
  | 'ashby_cursor_expired'
  /** Ashby refused the call for a reason of its own; `ashbyCode` says which. */
  | 'ashby_refused'
  /** Ashby or the way to it is down. */
  | 'ashby_unavailable'
  /** The answer is not JSON, or not of a form we know. */
  | 'ashby_unreadable'
  /** A write whose answer was lost or unclear: it may have happened. Look before doing it again. */
  | 'ashby_outcome_unknown'
  /** Handoff's own input did not fit the operation, so nothing was sent. */
  | 'ashby_invalid_input'

export type AshbyErrorOptions = {
  code: AshbyErrorCode
  retry: RetryAdvice
  userMessage: string
  operation: AshbyOperation
  cause?: unknown
  requestId?: string | null
  retryAt?: Date | null
  /** HTTP status, null when there was no answer. */
  status?: number | null
  ashbyCode?: string | null
  ashbyMessage?: string | null
  permission?: AshbyPermissionKey | null
  retryAfterMs?: number | null
  rateLimitScope?: string | null
}

/** Anything that kept a call to Ashby from giving its result. */
export class AshbyError extends AppError<AshbyErrorCode> {
  readonly operation: AshbyOperation
  readonly status: number | null
  /** Ashby's own code, such as `offer_not_found`. */
  readonly ashbyCode: string | null
  /** Ashby's own sentence. It may quote input, so it is neither logged nor part of `userMessage`. */
  readonly ashbyMessage: string | null
  readonly permission: AshbyPermissionKey | null
  /** How long Ashby asked us to stay away, in milliseconds. */
  readonly retryAfterMs: number | null
  /** `integration-partner` when the limit is shared by all customers of one integration; null for the key's own limit. */
  readonly rateLimitScope: string | null

  constructor(options: AshbyErrorOptions) {
    super(options)
    this.name = 'AshbyError'
    this.operation = options.operation
    this.status = options.status ?? null
    this.ashbyCode = options.ashbyCode ?? null
    this.ashbyMessage = options.ashbyMessage ?? null
    this.permission = options.permission ?? null
    this.retryAfterMs = options.retryAfterMs ?? null
    this.rateLimitScope = options.rateLimitScope ?? null
  }
}

export function isAshbyError(error: unknown, ...codes: AshbyErrorCode[]): error is AshbyError {
  return error instanceof AshbyError && (codes.length === 0 || codes.includes(error.code))
}
