import type { Agent, Dispatcher } from 'undici'
import { AppError } from '#lib/platform/errors.ts'
import { createGuardedAgent, createTrustedAgent, type ResolveHost } from './guarded-agent.ts'
import { OutboundError } from './outbound-error.ts'

export type GuardedRequest = {
  url: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string
  /** From the call until the last byte of the answer, in milliseconds. Connecting alone is cut after 5 seconds. */
  timeoutMs: number
  maxResponseBytes: number
  /** True where the beginning of an answer is enough: what is longer is cut off, and not refused. */
  cutsAnswer?: boolean
  /** The one origin (scheme, host and port) that may stand in a private network. Pass the sandbox's for sandbox connections, and our own for test events. */
  allowOrigin?: string | null
  /** True when sending it twice does no harm. Only then does an answer that never came advise a retry. GET always is. */
  isRepeatable?: boolean
}

export type GuardedResponse = {
  status: number
  /** Lower-case names; a repeated header is joined with a comma. */
  headers: Record<string, string>
  bodyText: string
}

export type GuardedFetch = (request: GuardedRequest) => Promise<GuardedResponse>

/**
 * Makes the one function through which requests leave the house.
 * Redirects are not followed: an honest API needs none, and each hop would be a new address to judge.
 * @throws OutboundError, whose `outcome` says whether the request can have had an effect.
 */
export function createGuardedFetch({ resolveHost }: { resolveHost?: ResolveHost } = {}): GuardedFetch {
  const guarded = createGuardedAgent({ resolveHost })
  const trusted = new Map<string, Agent>()

  function chooseAgent(url: URL, allowOrigin: string | null | undefined): Agent {
    if (!allowOrigin || url.origin !== parseOrigin(allowOrigin)) return guarded

    const known = trusted.get(url.origin) ?? createTrustedAgent()
    trusted.set(url.origin, known)

    return known
  }

  return async (request) => {
    const url = parseTarget(request.url)
    const response = await exchange({ agent: chooseAgent(url, request.allowOrigin), url, request })

    if (response.status >= 300 && response.status < 400) {
      throw new OutboundError({
        code: 'outbound_redirect',
        outcome: 'unknown',
        retry: 'no',
        userMessage: `${url.host} answered with a redirect, which Handoff does not follow. Check the address.`,
      })
    }

    return response
  }
}

/** The guard with the system's own name resolution. */
export const guardedFetch: GuardedFetch = createGuardedFetch()

function parseOrigin(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).origin : null
}

function parseTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password) return url

  throw new OutboundError({
    code: 'outbound_refused',
    outcome: 'never_sent',
    retry: 'no',
    userMessage: 'This address cannot be used. It must begin with https:// or http:// and carry no user name or password.',
  })
}

type Exchange = { agent: Agent; url: URL; request: GuardedRequest }

/** One request and its whole answer. Settles once: by the answer, by an error or by the clock. */
function exchange({ agent, url, request }: Exchange): Promise<GuardedResponse> {
  return new Promise((resolve, reject) => {
    const progress: Progress = { isSent: false, controller: null, isTimedOut: false, isTooLarge: false }
    const fail = (error: unknown) => {
      clearTimeout(timer)
      reject(describeFailure({ error, progress, url, request }))
    }
    const timer = setTimeout(() => {
      progress.isTimedOut = true
      fail(new Error('total timeout'))
      progress.controller?.abort(new Error('total timeout'))
    }, request.timeoutMs)

    const handler = createHandler({
      progress,
      maxResponseBytes: request.maxResponseBytes,
      cutsAnswer: request.cutsAnswer ?? false,
      succeed: (response) => {
        clearTimeout(timer)
        resolve(response)
      },
      fail,
    })

    try {
      agent.dispatch(
        {
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          headersTimeout: request.timeoutMs,
          bodyTimeout: request.timeoutMs,
        },
        handler,
      )
    } catch (error) {
      fail(error)
    }
  })
}

type Progress = {
  /** Set when undici is about to write to an open connection. Before that nothing can have left. */
  isSent: boolean
  controller: Dispatcher.DispatchController | null
  isTimedOut: boolean
  isTooLarge: boolean
}

type HandlerOptions = {
  progress: Progress
  maxResponseBytes: number
  cutsAnswer: boolean
  succeed: (response: GuardedResponse) => void
  fail: (error: unknown) => void
}

function createHandler({ progress, maxResponseBytes, cutsAnswer, succeed, fail }: HandlerOptions): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = []
  let size = 0
  let status = 0
  let headers: Record<string, string> = {}
  const finish = () => succeed({ status, headers, bodyText: Buffer.concat(chunks).toString('utf8') })

  return {
    onRequestStart(controller) {
      // The clock ran out while the connection was being made: aborting here keeps the request unsent.
      if (progress.isTimedOut) return controller.abort(new Error('total timeout'))
      progress.isSent = true
      progress.controller = controller
    },
    onResponseStart(_controller, statusCode, responseHeaders) {
      status = statusCode
      headers = flattenHeaders(responseHeaders)
    },
    onResponseData(controller, chunk) {
      size += chunk.byteLength
      if (size <= maxResponseBytes) {
        chunks.push(chunk)
        return
      }
      if (cutsAnswer) {
        chunks.push(chunk.subarray(0, chunk.byteLength - (size - maxResponseBytes)))
        finish()
        return controller.abort(new Error('answer cut'))
      }
      progress.isTooLarge = true
      controller.abort(new Error('response too large'))
    },
    onResponseEnd() {
      finish()
    },
    onResponseError(_controller, error) {
      fail(error)
    },
  }
}

function flattenHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined)

  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : `${value}`]))
}

type Failure = { error: unknown; progress: Progress; url: URL; request: GuardedRequest }

function describeFailure({ error, progress, url, request }: Failure): OutboundError {
  if (error instanceof OutboundError) return error

  const outcome = progress.isSent ? 'unknown' : 'never_sent'
  const isRepeatable = request.method === 'GET' || request.isRepeatable === true
  const retry = outcome === 'never_sent' || isRepeatable ? 'later' : 'no'
  const cause = error instanceof AppError ? undefined : error

  if (progress.isTooLarge) {
    const userMessage = `${url.host} sent a larger answer than Handoff accepts.`
    return new OutboundError({ code: 'outbound_too_large', outcome, retry: 'no', userMessage, cause })
  }
  if (!progress.isSent) {
    const userMessage = `${url.host} could not be reached. Check the address, or try again in a moment.`
    return new OutboundError({ code: 'outbound_unreachable', outcome, retry, userMessage, cause })
  }
  if (progress.isTimedOut || isTimeout(error)) {
    const userMessage = `${url.host} did not answer within ${Math.ceil(request.timeoutMs / 1000)} seconds.`
    return new OutboundError({ code: 'outbound_timeout', outcome, retry, userMessage, cause })
  }

  const userMessage = `The connection to ${url.host} was cut before its answer was complete.`
  return new OutboundError({ code: 'outbound_cut', outcome, retry, userMessage, cause })
}

function isTimeout(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null

  return code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT'
}
