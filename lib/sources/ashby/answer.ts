import { z } from 'zod'
import type { GuardedResponse } from '#lib/platform/http/guarded-fetch.ts'
import { AshbyError, type AshbyErrorCode, type AshbyErrorOptions } from './ashby-error.ts'
import { type AshbyOperation, ashbyOperations } from './operations.ts'
import { namePermission, normalizeScope } from './permissions.ts'

/** Applied when Ashby limits us without saying for how long. */
const RETRY_AFTER_DEFAULT_MS = 30_000
/** A longer wish is cut to this, so that a mistaken header cannot stop a connection for a day. */
const RETRY_AFTER_MAX_MS = 60 * 60_000

/**
 * Ashby answers what would elsewhere be a 4xx with HTTP 200 and `success: false` (https://developers.ashbyhq.com/docs/responses).
 * Three forms of the reason occur in practice, alone or mixed: `errorInfo` with a code, a list of codes, a list of objects with a message;
 * `errorInfo` may be null.
 */
const envelopeSchema = z.looseObject({
  success: z.boolean(),
  results: z.unknown().optional(),
  moreDataAvailable: z.boolean().nullish(),
  nextCursor: z.string().nullish(),
  syncToken: z.string().nullish(),
})

const refusalSchema = z.looseObject({
  errorInfo: z.looseObject({ code: z.string().nullish(), message: z.string().nullish(), requestId: z.string().nullish() }).nullish(),
  errors: z
    .array(
      z.union([z.string(), z.looseObject({ message: z.string().nullish(), code: z.string().nullish(), parameter: z.string().nullish() })]),
    )
    .nullish()
    .catch(null),
})

const CURSOR_CODES = new Set([
  'sync_token_expired',
  'sync_token_invalid',
  'next_cursor_expired',
  'invalid_next_cursor',
  'cursor_invalid',
  'incremental_sync_too_large',
])

export type AshbyPage = {
  moreDataAvailable: boolean
  nextCursor: string | null
  /** Only on the last page of a pass. */
  syncToken: string | null
}

export type ReadAnswer = { results: unknown; page: AshbyPage; requestId: string | null }

type Context = { operation: AshbyOperation; response: GuardedResponse; requestId: string | null }

/** Turns one HTTP answer into the untyped result. @throws AshbyError for everything that is not a success. */
export function readAnswer({ operation, response }: { operation: AshbyOperation; response: GuardedResponse }): ReadAnswer {
  const body = parseJson(response.bodyText)
  const refusal = readRefusal(body)
  const requestId = refusal.requestId ?? response.headers['x-ashby-request-id'] ?? null
  const context = { operation, response, requestId }

  throwForStatus(context, body, refusal)

  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) throw unreadable(context, body === undefined ? 'later' : 'no')
  if (!envelope.data.success) throw explainRefusal(context, refusal)

  const { results, moreDataAvailable, nextCursor, syncToken } = envelope.data

  return {
    results,
    page: { moreDataAvailable: moreDataAvailable ?? false, nextCursor: nextCursor ?? null, syncToken: syncToken ?? null },
    requestId,
  }
}

/** A result that is not of the form the operation promises. Waiting does not change a form, so a person has to look. */
export function unexpectedShape(options: { operation: AshbyOperation; requestId: string | null; cause: unknown }): AshbyError {
  const isWrite = ashbyOperations[options.operation].kind === 'write'

  return new AshbyError({
    ...options,
    code: isWrite ? 'ashby_outcome_unknown' : 'ashby_unreadable',
    retry: 'no',
    status: 200,
    userMessage: `Ashby answered ${options.operation} in a form Handoff does not know.${forSupport(options.requestId)}`,
  })
}

type Refusal = {
  code: string | null
  message: string | null
  /** The input at fault, or the permission that is missing. */
  parameter: string | null
  requestId: string | null
}

function throwForStatus(context: Context, body: unknown, refusal: Refusal): void {
  const { status } = context.response
  if (status >= 200 && status < 300) return
  if (status === 429) throw rateLimited(context, refusal)
  if (status >= 500) throw serverFailure(context, refusal)
  // A page of HTML comes from something in front of Ashby. It says nothing about the key.
  if (body === undefined && looksLikeHtml(context.response)) throw unreadable(context, 'later')

  throw explainRefusal(context, refusal)
}

function readRefusal(body: unknown): Refusal {
  const parsed = refusalSchema.safeParse(body)
  if (!parsed.success) return { code: null, message: null, parameter: null, requestId: null }

  const { errorInfo, errors } = parsed.data
  const entries = (errors ?? []).map((entry) => (typeof entry === 'string' ? { code: entry, message: entry, parameter: null } : entry))
  const texts = [errorInfo?.code, ...entries.map(({ code }) => code), ...entries.map(({ message }) => message), errorInfo?.message]
  const code = texts.map((text) => toCode(text)).find((candidate) => candidate !== null) ?? null
  const message = errorInfo?.message ?? entries.find((entry) => entry.message)?.message ?? null
  const parameter = entries.find((entry) => entry.parameter)?.parameter ?? null

  return { code, message, parameter, requestId: errorInfo?.requestId ?? null }
}

/** Ashby writes the same reason as a code in one place and as a sentence in another; only these sentences matter to us. */
function toCode(text: string | null | undefined): string | null {
  if (!text) return null
  if (/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(text)) return text
  if (/permission/i.test(text) && !/not found/i.test(text)) return 'missing_endpoint_permission'
  if (/duplicate webhook/i.test(text)) return 'duplicate_webhook'
  if (/sync ?token/i.test(text)) return 'sync_token_invalid'
  if (/\bcursor\b/i.test(text)) return 'invalid_next_cursor'

  const subject = /^(\w+(?: \w+)?) not found\b/i.exec(text)?.[1]

  return subject ? `${subject.toLowerCase().replaceAll(' ', '_')}_not_found` : null
}

function explainRefusal(context: Context, refusal: Refusal): AshbyError {
  const { code, message } = refusal
  const { operation, requestId, response } = context
  const { kind } = ashbyOperations[operation]
  const base = { operation, requestId, status: response.status, ashbyCode: code, ashbyMessage: message }
  const make = (errorCode: AshbyErrorCode, userMessage: string, more?: Partial<AshbyErrorOptions>) =>
    new AshbyError({ ...base, code: errorCode, retry: 'no', userMessage: `${userMessage}${forSupport(requestId)}`, ...more })

  if (code === 'missing_endpoint_permission') {
    // Ashby names the permission in the parameter; our own table answers where it does not.
    const permission = normalizeScope(refusal.parameter ?? '') ?? ashbyOperations[operation].permission
    const words = `The Ashby key lacks the permission ${namePermission(permission)}. In Ashby open Admin → Integrations → API Keys, tick it for this key and save, then try again.`
    return make('ashby_permission_missing', words, { permission })
  }
  if (response.status === 401 || response.status === 403) {
    const words = 'Ashby does not accept this key: it is wrong, or it was deleted or deactivated in Ashby. Paste a working key.'
    return make('ashby_key_invalid', words)
  }
  if (code && CURSOR_CODES.has(code))
    return make('ashby_cursor_expired', 'Ashby no longer knows where the last check stopped. Handoff starts it again.')
  if (code?.endsWith('_not_found')) {
    return make(
      'ashby_not_found',
      'Ashby does not have this any more, or hides it from this key. Confidential jobs need the toggle on the key.',
    )
  }
  // Ashby says itself that the act may have gone through when it reports this code.
  if (code === 'generic_internal_error') return serverFailure(context, refusal)

  const words = `Ashby refused ${operation}${code ? ` (${code})` : ''}. Check ${kind === 'write' ? 'in Ashby what stands in the way' : 'the record in Ashby'}.`
  return make('ashby_refused', words)
}

function rateLimited({ operation, response, requestId }: Context, { code, message }: Refusal): AshbyError {
  const retryAfterMs = readRetryAfter(response.headers['retry-after']) ?? RETRY_AFTER_DEFAULT_MS

  return new AshbyError({
    code: 'ashby_rate_limited',
    retry: 'later',
    operation,
    requestId,
    status: response.status,
    ashbyCode: code,
    ashbyMessage: message,
    retryAfterMs,
    retryAt: new Date(Date.now() + retryAfterMs),
    // The header marks a limit shared by all customers of an integration (https://developers.ashbyhq.com/changelog, October 2026).
    rateLimitScope: response.headers['x-ratelimit-scope'] ?? null,
    userMessage: `Ashby asks for fewer calls. Handoff continues in ${Math.ceil(retryAfterMs / 1000)} seconds by itself.${forSupport(requestId)}`,
  })
}

function serverFailure({ operation, response, requestId }: Context, { code, message }: Refusal): AshbyError {
  const isWrite = ashbyOperations[operation].kind === 'write'
  const retryAfterMs = readRetryAfter(response.headers['retry-after'])

  return new AshbyError({
    code: isWrite ? 'ashby_outcome_unknown' : 'ashby_unavailable',
    retry: isWrite ? 'no' : 'later',
    operation,
    requestId,
    status: response.status,
    ashbyCode: code,
    ashbyMessage: message,
    retryAfterMs,
    retryAt: retryAfterMs === null ? null : new Date(Date.now() + retryAfterMs),
    userMessage: `Ashby failed while answering ${operation}. ${isWrite ? CHECK_FIRST : 'Handoff tries again by itself.'}${forSupport(requestId)}`,
  })
}

/** What to do after a write whose outcome is not known. */
export const CHECK_FIRST = 'It may have happened: look in Ashby before doing it again.'

function unreadable({ operation, response, requestId }: Context, retry: 'later' | 'no'): AshbyError {
  const isWrite = ashbyOperations[operation].kind === 'write'
  const advice = isWrite ? CHECK_FIRST : 'Something between Handoff and Ashby may have answered in its place.'

  return new AshbyError({
    code: isWrite ? 'ashby_outcome_unknown' : 'ashby_unreadable',
    retry: isWrite ? 'no' : retry,
    operation,
    requestId,
    status: response.status,
    userMessage: `The answer to ${operation} was not what Ashby sends. ${advice}${forSupport(requestId)}`,
  })
}

/** Seconds or an HTTP date, in milliseconds from now; null when absent or not understood. */
export function readRetryAfter(header: string | undefined): number | null {
  if (!header) return null

  const seconds = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) : null
  const waitMs = seconds === null ? Date.parse(header) - Date.now() : seconds * 1000
  if (!Number.isFinite(waitMs)) return null

  return Math.min(Math.max(Math.ceil(waitMs), 0), RETRY_AFTER_MAX_MS)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function looksLikeHtml({ headers, bodyText }: GuardedResponse): boolean {
  return /text\/html/i.test(headers['content-type'] ?? '') || bodyText.trimStart().startsWith('<')
}

function forSupport(requestId: string | null): string {
  return requestId ? ` Ashby's request id is ${requestId}.` : ''
}
