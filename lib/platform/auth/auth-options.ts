import type { AuthOptions } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { readCallbackPath } from '#lib/platform/auth/callback-path.ts'
import { type ProviderClaims, readClaims, readProviders, type SignInProvider } from '#lib/platform/auth/providers.ts'
import { revokeSession } from '#lib/platform/auth/session.ts'
import { isSecureInstallation, SESSION_SECONDS, sessionCookieName } from '#lib/platform/auth/session-cookie.ts'
import { env } from '#lib/platform/env.ts'
import { log } from '#lib/platform/log.ts'

export type Credentials = { email: unknown; password: unknown; code: unknown }

/** Proves who somebody is and begins their session. Throws an AppError otherwise. */
export type SignIn<Proof> = (proof: Proof) => Promise<{ sessionId: string }>

/** What came of a sign-in; next-auth itself would only tell that it failed. */
export type SignInOutcome = { error: unknown; sessionId: string | null }

export type CreateAuthOptions = { signIn: SignIn<Credentials>; signInByProvider: SignIn<ProviderClaims>; outcome: SignInOutcome }

const PROVIDER_TIMEOUT_MS = 10_000

/** Begins the session, or keeps why not; tells which. */
type Begin = (prove: () => Promise<{ sessionId: string }>) => Promise<boolean>

/** How next-auth is set up for one request. It keeps nothing: the cookie holds the id of a session row of ours. */
export function createAuthOptions({ signIn, signInByProvider, outcome }: CreateAuthOptions): AuthOptions {
  const secure = isSecureInstallation()
  const begin: Begin = async (prove) => {
    try {
      outcome.sessionId = (await prove()).sessionId
      return true
    } catch (error) {
      outcome.error = error
      return false
    }
  }

  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    providers: [toPasswordProvider({ signIn, begin }), ...readProviders().map(toOAuthProvider)],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.type !== 'oauth') return true
        const provider = readProviders().find(({ id }) => id === account.provider)

        return provider !== undefined && begin(() => signInByProvider(readClaims({ providerId: provider.id, claims: profile })))
      },
      // The cookie holds nothing but the id of the session row: what a person is and may do is read from the database each time.
      jwt: ({ token }) => ({ sessionId: outcome.sessionId ?? token.sessionId }),
      redirect: ({ url }) => toPageUrl(url),
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

function toPasswordProvider({ signIn, begin }: { signIn: SignIn<Credentials>; begin: Begin }): CredentialsConfig {
  return {
    id: 'credentials',
    name: 'E-mail and password',
    type: 'credentials',
    credentials: {},
    authorize: async (given) => {
      const isIn = await begin(() => signIn({ email: given?.email, password: given?.password, code: given?.code }))

      return isIn ? { id: 'proven' } : null
    },
  }
}

/** A page of this installation and nothing else, whatever somebody wrote into a request or a cookie. */
function toPageUrl(url: string): string {
  const { APP_URL } = env()
  const path = url.startsWith(`${APP_URL}/`) ? url.slice(APP_URL.length) : url

  return new URL(readCallbackPath(path), APP_URL).href
}

type Claims = Record<string, unknown>

/**
 * A provider with every check there is: `state` ties the answer to this browser, `nonce` the id token to this attempt, PKCE the code to whoever
 * began.
 */
function toOAuthProvider({ id, name, issuer, clientId, clientSecret }: SignInProvider): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    httpOptions: { timeout: PROVIDER_TIMEOUT_MS },
    userinfo: { request: ({ client, tokens }) => collectClaims({ client, tokens: tokens as TokenSet }) },
    profile: (claims) => ({ id: String(claims.sub) }),
  }
}

type UserinfoContext = Parameters<NonNullable<UserinfoEndpointHandler['request']>>[0]
/** What openid-client really hands over; next-auth's type of it lacks the methods. */
type TokenSet = Exclude<Parameters<UserinfoContext['client']['userinfo']>[0], string>

/**
 * The id token's claims. A provider may keep the e-mail out of the token; then it is asked for, and openid-client refuses an answer about
 * somebody else. An address and the word that it is verified are always taken from the same place.
 */
async function collectClaims({ client, tokens }: { client: UserinfoContext['client']; tokens: TokenSet }): Promise<Claims> {
  const claims = tokens.claims()
  if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims
  const { email, email_verified, name } = await client.userinfo(tokens)

  return { iss: claims.iss, sub: claims.sub, email, email_verified, name: claims.name ?? name }
}
