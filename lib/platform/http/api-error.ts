import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import { AppError, notFoundError, type PlatformErrorCode, type RetryAdvice, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

const STATUS_BY_CODE: Record<PlatformErrorCode, number> & Record<string, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  code_needed: 401,
  wrong_code: 401,
  forbidden: 403,
  two_factor_required: 403,
  sign_up_closed: 403,
  not_found: 404,
  link_invalid: 404,
  conflict: 409,
  still_running: 409,
  outcome_unknown: 409,
  already_done: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
  outbound_refused: 422,
  seal_broken: 500,
  internal_error: 500,
}

/** The HTTP status of an error. Codes of single areas are the other side's refusals (422) or troubles that pass (503). */
export function statusOf(error: AppError): number {
  const status = Object.hasOwn(STATUS_BY_CODE, error.code) ? STATUS_BY_CODE[error.code] : undefined
  if (status !== undefined) return status

  return error.retry === 'later' ? 503 : 422
}

/** What an answer needs of its request. */
export type AnswerContext = {
  requestId: string
  /** Headers to add to the answer. */
  answerHeaders: Headers
  /** What the log tells of it, filled in on the way. */
  trace: { procedure: string | null }
}

/** What every error answer carries beside its HTTP status. */
export type ApiErrorData = {
  code: string
  userMessage: string
  retry: RetryAdvice
  /** The upstream's where its call failed, our own where Handoff itself failed. */
  requestId: string | null
  fields: Record<string, string>
}

export type ToApiErrorInput = {
  error: unknown
  context: AnswerContext
  /** The procedure's path with its parameters, as in `/offers/{id}`. */
  path?: string
}

const mapped = new WeakSet<object>()

/** The one mapper from anything thrown to what the API answers. What nobody threw on purpose is logged here, once, by the request's id. */
export function toApiError({ error, context, path = '' }: ToApiErrorInput): ORPCError<string, ApiErrorData> {
  if (isMapped(error)) return error

  const appError = isInputError(error) ? toInputError({ error, path }) : toAppError(error)
  const status = statusOf(appError)
  if (status === 500) {
    const issues =
      error instanceof ORPCError && error.cause instanceof ValidationError ? error.cause.issues.map(({ path }) => path) : undefined
    log.error(
      { err: appError.cause ?? appError, requestId: context.requestId, procedure: context.trace.procedure, issues },
      'api request failed',
    )
  }
  if (appError.retryAt) context.answerHeaders.set('retry-after', secondsUntil(appError.retryAt))

  const { code, userMessage, retry, fields } = appError
  const requestId = appError.requestId ?? (status === 500 ? context.requestId : null)

  const answer = new ORPCError(code, { status, message: userMessage, data: { code, userMessage, retry, requestId, fields } })
  mapped.add(answer)

  return answer
}

function isMapped(error: unknown): error is ORPCError<string, ApiErrorData> {
  return error instanceof ORPCError && mapped.has(error)
}

/** The same answer for what stands beside the procedures: streams, sign-in, an address without a procedure. */
export function createErrorResponse({ error, context }: { error: unknown; context: AnswerContext }): Response {
  const answer = toApiError({ error, context })
  const response = Response.json(answer.toJSON(), { status: answer.status, headers: context.answerHeaders })
  response.headers.set('x-request-id', context.requestId)
  response.headers.set('cache-control', 'no-store')

  return response
}

/** oRPC's own refusal of an input: of its schema, or of a body that could not be read at all. */
function isInputError(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && error.code === 'BAD_REQUEST'
}

/** Field by field for forms. A path that is no id is answered like an id that does not exist. */
function toInputError({ error, path }: { error: ORPCError<string, unknown>; path: string }): AppError {
  if (!(error.cause instanceof ValidationError)) {
    return new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'The body of the request could not be read as JSON.' })
  }

  const fields: Record<string, string> = {}
  for (const issue of error.cause.issues) {
    const keys = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part))
    if (path.includes(`{${keys[0]}}`)) return notFoundError('object')
    fields[keys.join('.')] ??= issue.message
  }
  const { '': whole, ...named } = fields
  const userMessage =
    Object.keys(named).length > 0 ? 'Some of the input is not right. Check the fields it names.' : (whole ?? 'The input is not right.')

  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: named })
}

function secondsUntil(instant: Date): string {
  return String(Math.max(1, Math.ceil((instant.getTime() - Date.now()) / 1000)))
}
