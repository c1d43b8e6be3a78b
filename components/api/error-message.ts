import { ORPCError } from '@orpc/client'
import type { ErrorData } from '#lib/domain/access/contract.ts'

export type ErrorMessage = {
  /** What happened, in a few words: the title of a toast. */
  title: string
  /** What happened and what to do. */
  userMessage: string
  /** To quote when asking for help; null where nobody could find anything by it. */
  requestId: string | null
  /** Input field to what is wrong with it. */
  fields: Record<string, string>
  /** Stable code, for what a screen does differently. */
  code: string
}

const TITLES: Readonly<Record<string, string>> = {
  unauthenticated: 'You are signed out',
  forbidden: 'Not allowed',
  not_found: 'Not found',
  invalid_input: 'Check the input',
  conflict: 'Changed in the meantime',
  rate_limited: 'Too many tries',
  unavailable: 'Not available now',
  internal_error: 'Handoff met an error',
}

/** Puts anything thrown into words, for toasts and for the place where the act began. */
export function readErrorMessage(error: unknown): ErrorMessage {
  if (error instanceof ORPCError) {
    const data: unknown = error.data
    if (isErrorData(data)) {
      const { code, userMessage, requestId, fields } = data

      return { title: TITLES[code] ?? 'This did not work', userMessage, requestId, fields, code }
    }
  }

  return {
    title: 'Handoff cannot be reached',
    userMessage: 'No answer came from Handoff. Check your connection, then try again.',
    requestId: null,
    fields: {},
    code: 'unreachable',
  }
}

/** Our own answers carry all of it or none: a proxy in between knows nothing of it. Without the schema, which would come with every page. */
function isErrorData(data: unknown): data is ErrorData {
  return typeof data === 'object' && data !== null && 'userMessage' in data && typeof data.userMessage === 'string' && 'fields' in data
}

/** Whether the same request can succeed a moment later: the connection failed or the server had trouble, but it did not refuse. */
export function isRetryable(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status >= 500
}

/** Whether the organization asks for a second step that this session has not taken. */
export function isTwoFactorMissing(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'two_factor_required'
}

/** Whether the thing does not exist, or not for this person. */
export function isMissing(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'not_found'
}

/** Whether the session has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'unauthenticated'
}
