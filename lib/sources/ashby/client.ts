import { type GuardedResponse, guardedFetch } from '#lib/platform/http/guarded-fetch.ts'
import { OutboundError } from '#lib/platform/http/outbound-error.ts'
import { type AshbyPage, CHECK_FIRST, readAnswer, unexpectedShape } from './answer.ts'
import { AshbyError } from './ashby-error.ts'
import { type AshbyInput, type AshbyOperation, type AshbyResults, ashbyOperations } from './operations.ts'

/** From the call until the last byte of the answer. Creating a webhook waits for the ping that Ashby sends meanwhile. */
const READ_TIMEOUT_MS = 15_000
const WRITE_TIMEOUT_MS = 30_000
/** A page of 100 records with long custom fields stays well under this. */
const RESPONSE_BYTES_MAX = 32 * 1024 * 1024

/** Pinned on each call, so that a customer's brand-new key does not move us to a newer version (https://developers.ashbyhq.com/reference/versioning). */
export const ASHBY_VERSION = '2026-01-01'

/** What one call was like, for logs and history. Holds no personal data and no key. */
export type AshbyCallReport = {
  operation: AshbyOperation
  /** HTTP status; null when there was no answer. */
  status: number | null
  durationMs: number
  requestId: string | null
  /** Null for a success, else the AshbyError's code. */
  code: string | null
  /** Ashby's own code of a refusal. */
  ashbyCode: string | null
  /** Ashby's word on our API version, such as `active` or `deprecated`; null where it sent none. */
  versionStatus: string | null
}

export type AshbyRateLimit = {
  operation: AshbyOperation
  retryAfterMs: number
  /** `integration-partner` when shared by all customers of an integration; null for this key alone. */
  scope: string | null
}

export type AshbyClientOptions = {
  /** Origin of the API, such as `https://api.ashbyhq.com`. */
  baseUrl: string
  apiKey: string
  /** Pass the sandbox's origin for sandbox connections, nothing else. */
  allowOrigin?: string | null
  /** Awaited before each call; throwing here keeps the call from being made. */
  beforeCall?: (call: { operation: AshbyOperation }) => Promise<void>
  /** Awaited, so that what it writes down stands when the call is over. It must not throw. */
  onCall?: (report: AshbyCallReport) => Promise<void> | void
  /** Awaited when Ashby asked us to stay away, so that the whole connection can be held before the error travels on. */
  onRateLimited?: (limit: AshbyRateLimit) => Promise<void> | void
}

export type AshbyAnswer<Name extends AshbyOperation> = {
  /** The parsed object; keys unknown to us are still in it. */
  results: AshbyResults<Name>
  /** Of interest for lists only. Continue while `moreDataAvailable`. */
  page: AshbyPage
  requestId: string | null
}

export type AshbyClient = {
  /**
   * Calls one operation once. It never retries: only the caller knows whether another attempt is worth its time, and a write
   * whose outcome is unknown must not be repeated at all.
   * @throws AshbyError
   */
  call: <Name extends AshbyOperation>(operation: Name, input: AshbyInput<Name>) => Promise<AshbyAnswer<Name>>
}

export function createAshbyClient(options: AshbyClientOptions): AshbyClient {
  const headers = createHeaders(options.apiKey)

  return {
    async call(operation, input) {
      const body = serializeInput(operation, input)
      await options.beforeCall?.({ operation })

      const startedAt = performance.now()
      const progress: CallProgress = { response: null }
      try {
        progress.response = await send({ ...options, operation, headers, body })
        const answer = parseResults(operation, readAnswer({ operation, response: progress.response }))
        await report({ options, operation, startedAt, progress, requestId: answer.requestId, error: null })

        return answer
      } catch (thrown) {
        const error = toAshbyError(operation, thrown)
        await report({ options, operation, startedAt, progress, requestId: error.requestId, error })
        if (error.retryAfterMs !== null) {
          await options.onRateLimited?.({ operation, retryAfterMs: error.retryAfterMs, scope: error.rateLimitScope })
        }
        throw error
      }
    },
  }
}

type CallProgress = { response: GuardedResponse | null }

/** Basic authentication with the key as user name and a blank password (https://developers.ashbyhq.com/reference/authentication). */
function createHeaders(apiKey: string): Record<string, string> {
  return {
    authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
    accept: 'application/json; version=1',
    'content-type': 'application/json',
    'ashby-version': ASHBY_VERSION,
    'user-agent': 'Handoff',
  }
}

function serializeInput<Name extends AshbyOperation>(operation: Name, input: AshbyInput<Name>): string {
  const parsed = ashbyOperations[operation].input.safeParse(input)
  if (parsed.success) return JSON.stringify(parsed.data)

  const places = parsed.error.issues.map(({ path }) => path.join('.') || 'input').join(', ')
  throw new AshbyError({
    code: 'ashby_invalid_input',
    retry: 'no',
    operation,
    cause: parsed.error,
    userMessage: `Handoff could not ask Ashby for ${operation}: ${places} is not of the right form. Nothing was sent.`,
  })
}

type SendOptions = AshbyClientOptions & { operation: AshbyOperation; headers: Record<string, string>; body: string }

function send({ baseUrl, allowOrigin, operation, headers, body }: SendOptions): Promise<GuardedResponse> {
  const isRead = ashbyOperations[operation].kind === 'read'

  return guardedFetch({
    url: new URL(`/${operation}`, baseUrl).href,
    method: 'POST',
    headers,
    body,
    timeoutMs: isRead ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS,
    maxResponseBytes: RESPONSE_BYTES_MAX,
    allowOrigin,
    isRepeatable: isRead,
  })
}

function parseResults<Name extends AshbyOperation>(
  operation: Name,
  answer: { results: unknown; page: AshbyPage; requestId: string | null },
): AshbyAnswer<Name> {
  const parsed = ashbyOperations[operation].results.safeParse(answer.results)
  if (!parsed.success) throw unexpectedShape({ operation, requestId: answer.requestId, cause: parsed.error })

  return { ...answer, results: parsed.data as AshbyResults<Name> }
}

function toAshbyError(operation: AshbyOperation, thrown: unknown): AshbyError {
  if (thrown instanceof AshbyError) return thrown
  if (!(thrown instanceof OutboundError)) throw thrown

  const isLostWrite = ashbyOperations[operation].kind === 'write' && thrown.outcome === 'unknown'
  if (isLostWrite) {
    const userMessage = `The answer to ${operation} was lost. ${CHECK_FIRST}`
    return new AshbyError({ code: 'ashby_outcome_unknown', retry: 'no', operation, cause: thrown, userMessage })
  }

  return new AshbyError({
    code: 'ashby_unavailable',
    retry: thrown.retry,
    operation,
    cause: thrown,
    userMessage: `Ashby could not be asked for ${operation}. ${thrown.userMessage}`,
  })
}

type ReportOptions = {
  options: AshbyClientOptions
  operation: AshbyOperation
  startedAt: number
  progress: CallProgress
  requestId: string | null
  error: AshbyError | null
}

async function report({ options, operation, startedAt, progress, requestId, error }: ReportOptions): Promise<void> {
  await options.onCall?.({
    operation,
    status: progress.response?.status ?? null,
    durationMs: Math.round(performance.now() - startedAt),
    requestId: requestId ?? progress.response?.headers['x-ashby-request-id'] ?? null,
    code: error?.code ?? null,
    ashbyCode: error?.ashbyCode ?? null,
    versionStatus: progress.response?.headers['ashby-version-status'] ?? null,
  })
}
