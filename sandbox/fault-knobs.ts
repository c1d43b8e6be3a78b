/** An operation that is refused with a code, for a number of times or for good. */
export type FailingOperation = { operation: string; code: string; message?: string; parameter?: string; times?: number }
/** Which of the error shapes seen in practice an account answers with. */
export type ErrorShape = 'both' | 'info' | 'strings' | 'objects'
/** What goes wrong on purpose in an account. `…Next` counts down over the next calls, `…Rate` goes from 0 (never) to 1 (always). */
export type Faults = {
  latencyMs: number
  latencyJitterMs: number
  readLagMs: number
  errorRate: number
  errorNext: number
  rateLimitRate: number
  rateLimitNext: number
  retryAfterSeconds: number
  rateLimitScope: 'key' | 'integration-partner'
  lostAnswerRate: number
  lostAnswerNext: number
  htmlRate: number
  htmlNext: number
  cutRate: number
  cutNext: number
  /** Empty: the faults of calls meet every operation. */
  onlyOperations: string[]
  failOperations: FailingOperation[]
  errorShape: ErrorShape
  missingPermissionStatus: 200 | 403
  revokedScopes: string[]
  duplicateWebhookRate: number
  reorderWebhooksMs: number
  dropWebhookRate: number
  deliveriesStopped: boolean
  /** Pages after which an incremental sync is too large; 0 is never. */
  syncPagesMax: number
  /** Cursors and sync tokens made before this moment count as expired. */
  tokensExpiredBefore: string | null
  versionStatus: string
}
