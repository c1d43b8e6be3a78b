import type { ApiContext } from '#lib/domain/access/api.ts'
import { signIn, signInByProvider } from '#lib/domain/sign-in/mutations.ts'
import type { ProviderClaims } from '#lib/platform/auth/providers.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'

export type SignInRequest = { email: unknown; password: unknown; code: unknown; userAgent: string | null; context: ApiContext }

/** Signing in stands beside the procedures: it makes the session that they ask for. */
export async function signInWithPassword({ context, ...credentials }: SignInRequest): Promise<{ sessionId: string }> {
  return logged(context, () => signIn({ ...credentials, ipAddress: context.ipAddress }))
}

export type ProviderSignInRequest = { claims: ProviderClaims; userAgent: string | null; context: ApiContext }

/** The same for somebody who comes back from a provider. */
export async function signInThroughProvider({ context, claims, userAgent }: ProviderSignInRequest): Promise<{ sessionId: string }> {
  return logged(context, () => signInByProvider({ claims, userAgent, ipAddress: context.ipAddress }))
}

/** The log tells that somebody signed in, or why not, but not who. */
async function logged(context: ApiContext, work: () => Promise<{ sessionId: string }>): Promise<{ sessionId: string }> {
  const { requestId } = context
  try {
    const session = await work()
    log.info({ requestId, sessionId: session.sessionId }, 'signed in')

    return session
  } catch (error) {
    log.info({ requestId, code: toAppError(error).code }, 'sign-in refused')
    throw error
  }
}
