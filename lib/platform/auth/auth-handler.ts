import { z } from 'zod'
import { type Credentials, createAuthOptions, type SignIn, type SignInOutcome } from '#lib/platform/auth/auth-options.ts'
import { type CallNextAuth, callNextAuth } from '#lib/platform/auth/call-next-auth.ts'
import { type ProviderClaims, readProviders, type SignInProvider } from '#lib/platform/auth/providers.ts'
import { countAttempt, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { env, exposeAppUrlToNextAuth } from '#lib/platform/env.ts'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

export type AuthRequest = {
  request: Request
  /** The JSON body, parsed; null where there is none. */
  body: Record<string, unknown> | null
  /** What stands behind `/api/auth/`, in parts. */
  path: string[]
  ipAddress: string | null
  signIn: SignIn<Credentials>
  signInByProvider: SignIn<ProviderClaims>
}

/** Each of these asks a provider something; a whole office may stand behind one address. */
const PROVIDER_SIGN_IN: RateLimitRule = { name: 'provider-sign-in', attempts: 300, windowSeconds: 15 * 60 }

/**
 * Serves next-auth's endpoints, the only ones it is asked for: its token against cross-site forgery, signing in with e-mail and password, the way
 * to a provider and back, signing out. Its own pages and its session endpoint stay closed.
 * A refused sign-in throws the AppError of `signIn` itself, where next-auth would only redirect to an error page.
 */
export async function handleAuthRequest(input: AuthRequest): Promise<Response> {
  const { request, path } = input
  const action = `${request.method} ${path.join('/')}`
  if (action === 'GET csrf' || action === 'POST signout') return (await ask(input)).response
  if (action === 'POST callback/credentials') return takeCredentials(input)

  const provider = readProviders().find(({ id }) => id === path[1])
  if (provider && action === `POST signin/${provider.id}`) return sendToProvider(input, provider)
  if (provider && action === `GET callback/${provider.id}`) return returnFromProvider(input)

  throw new AppError({ code: 'not_found', retry: 'no', userMessage: 'There is nothing here.' })
}

async function ask({ request, body, path, signIn, signInByProvider }: AuthRequest, query: CallNextAuth['query'] = {}) {
  const outcome: SignInOutcome = { error: null, sessionId: null }
  const options = createAuthOptions({ signIn, signInByProvider, outcome })
  // next-auth reads its own address from the environment.
  exposeAppUrlToNextAuth()

  return { response: await callNextAuth({ request, body, path, query, options }), outcome }
}

async function takeCredentials(input: AuthRequest): Promise<Response> {
  const { response, outcome } = await ask(input)
  if (outcome.error !== null) throw outcome.error
  if (outcome.sessionId === null) throw stalePageError()

  return response
}

const redirectSchema = z.object({ url: z.string() })

/** Answers `{ url }`: the provider's page to go to. What stands in the request's address is not handed on to the provider. */
async function sendToProvider(input: AuthRequest, { name }: SignInProvider): Promise<Response> {
  await countProviderSignIn(input)
  const { response } = await ask(input)
  const { url } = redirectSchema.parse(await response.clone().json())
  const { APP_URL } = env()
  if (url.startsWith(`${APP_URL}/api/auth/signin`)) throw stalePageError()
  if (url.startsWith(`${APP_URL}/api/auth/error`)) {
    throw new AppError({
      code: 'provider_unavailable',
      retry: 'later',
      userMessage: `${name} cannot be reached just now. Try again in a moment, or sign in another way.`,
    })
  }

  return response
}

/**
 * Takes the provider's answer, which a browser brings: signed in, on to the page that was asked for; refused, back to the sign-in page, which
 * has words for `problem`.
 */
async function returnFromProvider(input: AuthRequest): Promise<Response> {
  try {
    await countProviderSignIn(input)
    const { response, outcome } = await ask(input, Object.fromEntries(new URL(input.request.url).searchParams))
    const headers = new Headers(response.headers)
    headers.delete('content-type')
    if (outcome.error !== null) return redirect(toRefusal(outcome.error), headers)
    if (outcome.sessionId === null) return redirect(toRefusal(new AppError(refusedByProvider)), headers)

    return redirect(redirectSchema.parse(await response.json()).url, headers)
  } catch (error) {
    return redirect(toRefusal(error), new Headers())
  }
}

const refusedByProvider = {
  code: 'provider_refused',
  retry: 'no',
  userMessage: 'The provider did not sign you in. Try again, or sign in another way.',
} as const

function toRefusal(error: unknown): string {
  const { code, cause } = toAppError(error)
  if (code === 'internal_error') log.error({ err: cause }, 'sign-in through a provider failed')

  return new URL(`/sign-in?problem=${encodeURIComponent(code)}`, env().APP_URL).href
}

function redirect(location: string, headers: Headers): Response {
  headers.set('location', location)
  headers.set('cache-control', 'no-store')

  return new Response(null, { status: 303, headers })
}

async function countProviderSignIn({ ipAddress }: AuthRequest): Promise<void> {
  if (ipAddress !== null) await countAttempt([{ rule: PROVIDER_SIGN_IN, key: ipAddress }])
}

function stalePageError(): AppError {
  return new AppError({
    code: 'forbidden',
    retry: 'no',
    userMessage: 'This page has been open for too long. Reload it and sign in again.',
  })
}
