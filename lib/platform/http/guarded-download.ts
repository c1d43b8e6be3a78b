import type { Readable } from 'node:stream'
import type { Agent, Dispatcher } from 'undici'
import { AppError } from '#lib/platform/errors.ts'
import { createGuardedAgent, createTrustedAgent } from './guarded-agent.ts'
import { OutboundError } from './outbound-error.ts'

export type DownloadRequest = {
  url: string
  /** From the call until the last byte, in milliseconds. */
  timeoutMs: number
  /** A larger file is not begun where its length is told, and cut where it is not. */
  bytesMax: number
  /** The one origin (scheme, host and port) that may stand in a private network. Pass it for sandbox connections only. */
  allowOrigin?: string | null
}

/** Storages answer with the address of the bucket that holds a file; more hops than this are a loop. */
const REDIRECTS_MAX = 3

const guarded = createGuardedAgent()
const trusted = new Map<string, Agent>()

type Asked = { url: URL; request: DownloadRequest; signal: AbortSignal }

/**
 * Opens a file of the outside without ever holding it whole. The stream holds a connection: read it to its end, or cancel it. Each address
 * that a redirect leads to is judged like the first. No address but its host appears in errors: a signed one opens the file.
 * @throws OutboundError, the stream as well: `outbound_too_large`, `outbound_status` for an answer that is no file, and as `guardedFetch`.
 */
export async function guardedDownload(request: DownloadRequest): Promise<ReadableStream<Uint8Array>> {
  const signal = AbortSignal.timeout(request.timeoutMs)
  let url = parseTarget(request.url)

  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    const asked = { url, request, signal }
    const answer = await ask(asked)
    const location = readHeader(answer, 'location')
    if (answer.statusCode < 300 || answer.statusCode >= 400 || location === null) return takeBody(answer, asked)

    discard(answer.body)
    url = follow({ from: url, location })
  }

  throw refuse({ code: 'outbound_redirect', userMessage: `${url.host} sent Handoff on too many times.` })
}

async function ask({ url, request, signal }: Asked): Promise<Dispatcher.ResponseData> {
  try {
    return await chooseAgent(url, request.allowOrigin).request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { accept: '*/*', 'user-agent': 'Handoff' },
      signal,
      headersTimeout: request.timeoutMs,
      bodyTimeout: request.timeoutMs,
    })
  } catch (error) {
    throw describeFailure({ error, url, signal })
  }
}

function takeBody(answer: Dispatcher.ResponseData, asked: Asked): ReadableStream<Uint8Array> {
  const { statusCode, body } = answer
  const isFile = statusCode >= 200 && statusCode < 300
  const isTooLarge = Number(readHeader(answer, 'content-length') ?? 0) > asked.request.bytesMax
  if (isFile && !isTooLarge) return streamBody(body, asked)

  discard(body)
  throw isFile ? tooLargeError(asked.url) : statusError({ statusCode, url: asked.url })
}

/** Reads only what its reader asks for, and never more than the limit. */
function streamBody(body: Readable, { url, request, signal }: Asked): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  // A failure before the first read has no other listener yet. The reading that follows meets it again.
  body.on('error', () => undefined)
  let bytes = 0

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next().catch((error: unknown) => {
          throw describeFailure({ error, url, signal })
        })
        if (next.done) return controller.close()
        bytes += next.value.byteLength
        if (bytes > request.bytesMax) {
          discard(body)
          throw tooLargeError(url)
        }
        controller.enqueue(next.value)
      },
      cancel: () => discard(body),
    },
    { highWaterMark: 0 },
  )
}

/** Otherwise the connection would go on receiving what nobody reads. */
function discard(body: Readable): void {
  body.on('error', () => undefined).destroy()
}

function chooseAgent(url: URL, allowOrigin: string | null | undefined): Agent {
  if (!allowOrigin || !URL.canParse(allowOrigin) || url.origin !== new URL(allowOrigin).origin) return guarded
  const known = trusted.get(url.origin) ?? createTrustedAgent()
  trusted.set(url.origin, known)

  return known
}

function parseTarget(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && !url.username && !url.password) return url

  throw refuse({ code: 'outbound_refused', userMessage: 'The address of the file cannot be used.' })
}

/** An encrypted way stays one. */
function follow({ from, location }: { from: URL; location: string }): URL {
  const to = URL.canParse(location, from.href) ? parseTarget(new URL(location, from.href).href) : null
  if (to && (to.protocol === 'https:' || from.protocol === 'http:')) return to

  throw refuse({ code: 'outbound_redirect', userMessage: `${from.host} sent Handoff on to an address that it does not follow.` })
}

function readHeader({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name]

  return Array.isArray(value) ? (value[0] ?? null) : (value ?? null)
}

function describeFailure({ error, url, signal }: { error: unknown; url: URL; signal: AbortSignal }): OutboundError {
  if (error instanceof OutboundError) return error
  const cause = error instanceof AppError ? undefined : error
  if (signal.aborted || isTimeout(error)) {
    return failLater({ code: 'outbound_timeout', userMessage: `${url.host} did not send the file in time.`, cause })
  }

  return failLater({ code: 'outbound_cut', userMessage: `The connection to ${url.host} was cut before the whole file was here.`, cause })
}

function isTimeout(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''

  return ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'].includes(code)
}

function tooLargeError(url: URL): OutboundError {
  return refuse({ code: 'outbound_too_large', userMessage: `${url.host} has a larger file than Handoff takes.` })
}

/** A busy or failing storage may do better later; one that refuses or has nothing will not by this address. */
function statusError({ statusCode, url }: { statusCode: number; url: URL }): OutboundError {
  const options = { code: 'outbound_status', userMessage: `${url.host} answered ${statusCode} instead of the file.` } as const

  return statusCode === 404 || statusCode === 410 ? refuse(options) : failLater(options)
}

type Failure = { code: OutboundError['code']; userMessage: string; cause?: unknown }

function refuse(failure: Failure): OutboundError {
  return new OutboundError({ ...failure, outcome: 'unknown', retry: 'no' })
}

function failLater(failure: Failure): OutboundError {
  return new OutboundError({ ...failure, outcome: 'unknown', retry: 'later' })
}
