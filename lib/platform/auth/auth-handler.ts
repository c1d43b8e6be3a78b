import nextAuthModule, { type AuthOptions } from 'next-auth'
import { revokeSession } from '#lib/platform/auth/session.ts'
import { isSecureInstallation, SESSION_SECONDS, sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { env, exposeAppUrlToNextAuth } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

export type Credentials = { email: unknown; password: unknown }

/** Proves who somebody is and begins their session. Throws an AppError otherwise. */
export type SignIn = (credentials: Credentials) => Promise<{ sessionId: string }>

export type AuthRequest = {
  request: Request
  /** The JSON body, parsed; null where there is none. */
  body: Record<string, unknown> | null
  /** What stands behind `/api/auth/`, in parts. */
  path: string[]
  signIn: SignIn
}

/** The only things next-auth is asked to do. Its own pages and its session endpoint stay closed. */
const OPEN_ACTIONS = ['GET csrf', 'POST callback/credentials', 'POST signout']

/**
 * Serves next-auth's endpoints: its token against cross-site forgery, signing in with e-mail and password, signing out.
 * A refused sign-in throws the AppError of `signIn` itself, where next-auth would only redirect to an error page.
 */
export async function handleAuthRequest({ request, body, path, signIn }: AuthRequest): Promise<Response> {
  if (!OPEN_ACTIONS.includes(`${request.method} ${path.join('/')}`)) {
    throw new AppError({ code: 'not_found', retry: 'no', userMessage: 'There is nothing here.' })
  }

  exposeAppUrlToNextAuth()
  const outcome: SignInOutcome = { error: null, hasSession: false }
  const response = await callNextAuth({ request, body, path, options: createOptions({ signIn, outcome }) })
  if (path[0] !== 'callback') return response

  if (outcome.error !== null) throw outcome.error
  if (!outcome.hasSession) {
    throw new AppError({
      code: 'forbidden',
      retry: 'no',
      userMessage: 'This page has been open for too long. Reload it and sign in again.',
    })
  }

  return response
}

type SignInOutcome = { error: unknown; hasSession: boolean }

function createOptions({ signIn, outcome }: { signIn: SignIn; outcome: SignInOutcome }): AuthOptions {
  const secure = isSecureInstallation()

  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    providers: [
      {
        id: 'credentials',
        name: 'E-mail and password',
        type: 'credentials',
        credentials: {},
        authorize: async (credentials) => {
          try {
            const { sessionId } = await signIn({ email: credentials?.email, password: credentials?.password })
            outcome.hasSession = true

            return { id: sessionId }
          } catch (error) {
            outcome.error = error
            return null
          }
        },
      },
    ],
    callbacks: {
      // The cookie holds nothing but the id of the session row: what a person is and may do is read from the database each time.
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : { sessionId: token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === 'string') await revokeSession(token.sessionId)
      },
    },
    // Only the codes: what stands beside them can hold what somebody typed.
    logger: {
      error: (code) => log.warn({ authCode: code }, 'sign-in machinery reported an error'),
      warn: (code) => log.debug({ authCode: code }, 'sign-in machinery reported a warning'),
      debug: () => undefined,
    },
  }
}

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

/**
 * Calls next-auth in the form of its pages-router handler, because its app-router form reads Next's request store and would
 * work nowhere else.
 */
async function callNextAuth({ request, body, path, options }: Omit<AuthRequest, 'signIn'> & { options: AuthOptions }): Promise<Response> {
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

  const url = new URL(request.url)
  const cookies = Object.fromEntries(
    (request.headers.get('cookie') ?? '')
      .split(';')
      .map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), decodeCookie(pair.slice(pair.indexOf('=') + 1).trim())]),
  )
  await resolveNextAuth()(
    {
      query: { ...Object.fromEntries(url.searchParams), nextauth: path },
      body: { ...body, json: 'true' },
      cookies,
      headers: Object.fromEntries(request.headers),
      method: request.method,
    },
    sink,
    options,
  )

  return new Response(answer.body, { status: answer.status, headers: answer.headers })
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
