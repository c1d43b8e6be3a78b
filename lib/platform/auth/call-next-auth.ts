import nextAuthModule, { type AuthOptions } from 'next-auth'

/** The part of a Node response that next-auth writes to. */
type ResponseSink = {
  status: (status: number) => ResponseSink
  setHeader: (name: string, value: string | string[]) => ResponseSink
  getHeader: (name: string) => string | string[] | undefined
  json: (body: unknown) => void
  send: (body: unknown) => void
  end: () => void
}

type NextAuthCall = (req: unknown, res: ResponseSink, options: AuthOptions) => Promise<void>

export type CallNextAuth = {
  request: Request
  body: Record<string, unknown> | null
  /** What stands behind `/api/auth/`, in parts. */
  path: string[]
  query: Record<string, string>
  options: AuthOptions
}

/**
 * Calls next-auth in the form of its pages-router handler, because its app-router form reads Next's request store and would
 * work nowhere else. Where it would redirect it answers `{ url }`.
 */
export async function callNextAuth({ request, body, path, query, options }: CallNextAuth): Promise<Response> {
  const answer = { status: 200, headers: new Headers(), body: '' }
  const sink: ResponseSink = {
    status: (status) => {
      answer.status = status
      return sink
    },
    setHeader: (name, value) => {
      answer.headers.delete(name)
      for (const part of Array.isArray(value) ? value : [value]) answer.headers.append(name, part)
      return sink
    },
    getHeader: (name) => (name.toLowerCase() === 'set-cookie' ? answer.headers.getSetCookie() : (answer.headers.get(name) ?? undefined)),
    json: (value) => {
      answer.headers.set('content-type', 'application/json')
      answer.body = JSON.stringify(value)
    },
    send: (value) => {
      answer.body = typeof value === 'string' ? value : JSON.stringify(value ?? {})
    },
    end: () => undefined,
  }

  await resolveNextAuth()(
    {
      query: { ...query, nextauth: path },
      body: { ...body, json: 'true' },
      cookies: readCookies(request.headers),
      headers: Object.fromEntries(request.headers),
      method: request.method,
    },
    sink,
    options,
  )

  return new Response(answer.body, { status: answer.status, headers: answer.headers })
}

function readCookies(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    (headers.get('cookie') ?? '')
      .split(';')
      .map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), decodeCookie(pair.slice(pair.indexOf('=') + 1).trim())]),
  )
}

/** next-auth writes its cookies percent-encoded; a foreign cookie may be anything. */
function decodeCookie(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** next-auth is CommonJS: a bundler hands over its default export, plain Node the module around it. */
function resolveNextAuth(): NextAuthCall {
  const loaded: unknown = nextAuthModule
  const handler = typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : loaded
  if (typeof handler !== 'function') throw new Error('next-auth has no handler where one is expected.')

  return handler as NextAuthCall
}
