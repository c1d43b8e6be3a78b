/**
 * The codes that have a page of words. Kept apart from the words, so that a screen can tell whether there is a page without carrying all of
 * them to the browser.
 */
export const errorCodes = {
  ashby: [
    'ashby_key_invalid',
    'ashby_permission_missing',
    'ashby_rate_limited',
    'ashby_not_found',
    'ashby_cursor_expired',
    'ashby_refused',
    'ashby_unavailable',
    'ashby_unreadable',
    'ashby_outcome_unknown',
    'ashby_invalid_input',
    'held',
    'lagging_read',
  ],
  events: [
    'offer_hidden',
    'application_hidden',
    'candidate_hidden',
    'wrong_shape',
    'needs_key',
    'candidate_still_there',
    'candidate_unproven',
    'forget_offer_kept',
    'forgotten',
    'unused_event',
    'not_needed',
    'not_ready',
    'offer_create_off',
    'gone',
    'no_offers',
    'not_hired',
    'unknown_candidate',
  ],
  connections: [
    'paused',
    'disconnected',
    'no_key',
    'permission_missing',
    'permissions_missing',
    'webhook_off',
    'webhook_missing',
    'deliveries_refused',
    'by_hand_refused',
    'not_configured',
    'sandbox_off',
    'key_of_another_account',
    'key_old',
    'api_version_gone',
    'api_version_old',
    'checks_failing',
    'check_failed',
    'check_late',
    'events_waiting',
    'webhook_left',
    'by_hand_twice',
    'by_hand_unused',
  ],
  writeBacks: [
    'other_answer',
    'cancelled',
    'archived',
    'in_approval',
    'missing',
    'unknown_status',
    'signature_open',
    'time_missing',
    'reopened',
    'unreachable',
    'outcome_unknown',
  ],
  openings: [
    'openings_off',
    'openings_no_account',
    'openings_plan_missing',
    'opening_unmatched',
    'opening_match_gone',
    'opening_value_refused',
    'opening_identifier_missing',
    'identifier_taken',
    'close_reason_missing',
    'opening_gone',
    'opening_closed',
    'opening_reopened',
    'opening_cannot_clear',
    'opening_cannot_take',
    'opening_answer_lost',
    'opening_field_archived',
    'opening_field_type_differs',
  ],
  requests: [
    'invalid_input',
    'not_found',
    'forbidden',
    'conflict',
    'rate_limited',
    'unavailable',
    'internal_error',
    'seal_broken',
    'idempotency_mismatch',
    'still_running',
    'already_done',
  ],
  files: [
    'too_large',
    'file_empty',
    'file_type_refused',
    'file_mismatch',
    'upload_broken',
    'superseded',
    'mail_refused',
    'outbound_refused',
    'outbound_redirect',
    'outbound_unreachable',
    'outbound_timeout',
    'outbound_cut',
    'outbound_status',
    'outbound_too_large',
  ],
  signIn: [
    'unauthenticated',
    'wrong_credentials',
    'code_needed',
    'wrong_code',
    'two_factor_required',
    'sign_up_closed',
    'email_unverified',
    'provider_unavailable',
    'provider_refused',
    'link_invalid',
  ],
} as const

export type ErrorArea = keyof typeof errorCodes
export type ErrorCodeOf<Area extends ErrorArea> = (typeof errorCodes)[Area][number]
export type CataloguedCode = ErrorCodeOf<ErrorArea>

/** The headings of the index, in its order. */
export const errorAreaLabels: Readonly<Record<ErrorArea, string>> = {
  ashby: 'Calls to Ashby',
  events: 'Events',
  connections: 'Connections',
  writeBacks: 'Answers written to Ashby',
  openings: 'Open jobs and Ashby’s openings',
  files: 'Files, mail and other hosts',
  requests: 'Requests to Handoff',
  signIn: 'Signing in',
}

/**
 * Whether doing the same again helps. `itself`: Handoff does it without being asked. `afterwards`: once somebody has done what the page says.
 * `never`: the same comes out.
 */
export type RetryHelp = 'itself' | 'afterwards' | 'never'

export type ErrorWords = {
  /** What happened, in a few words. */
  title: string
  /** What happened, and what of it holds. */
  what: string
  /** What brings it about. */
  why: string
  /** What to do, in order; empty where there is nothing to do. */
  steps: readonly string[]
  retry: RetryHelp
}

const known: ReadonlySet<string> = new Set(Object.values(errorCodes).flat())

/** Whether a code has a page. The other codes tell of what went well. */
export function isCatalogued(code: string): code is CataloguedCode {
  return known.has(code)
}
