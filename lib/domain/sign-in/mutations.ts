import { z } from 'zod'
import { proveSecondStep } from '#lib/domain/two-factor/mutations.ts'
import { needsCode } from '#lib/domain/two-factor/queries.ts'
import { checkPassword } from '#lib/domain/users/queries.ts'
import { emailSchema, personNameSchema } from '#lib/domain/users/schema.ts'
import type { ProviderClaims } from '#lib/platform/auth/providers.ts'
import { countAttempt, forgetAttempts, type RateLimitCounter, type RateLimitRule, returnAttempt } from '#lib/platform/auth/rate-limit.ts'
import { createSession } from '#lib/platform/auth/session.ts'
import { assertSignUpOpen } from '#lib/platform/auth/sign-up.ts'
import { inTransaction, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'

const QUARTER_HOUR_SECONDS = 15 * 60

/** One person who mistypes from one place. */
const SIGN_IN_HERE: RateLimitRule = { name: 'sign-in-here', attempts: 10, windowSeconds: QUARTER_HOUR_SECONDS }
/** One account from anywhere. Wider, so that a stranger cannot lock somebody out with ten guesses. */
const SIGN_IN_ACCOUNT: RateLimitRule = { name: 'sign-in-account', attempts: 50, windowSeconds: 60 * 60 }
/** One address against any account; a whole office may stand behind it, and only its failures count. */
const SIGN_IN_ADDRESS: RateLimitRule = { name: 'sign-in-address', attempts: 100, windowSeconds: QUARTER_HOUR_SECONDS }

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(200) })

export type SignInInput = { email: unknown; password: unknown; code: unknown; ipAddress: string | null; userAgent: string | null }

/**
 * Proves somebody by e-mail and password, and by the code of their authenticator app where one counts, and begins their session. An unknown
 * account, one without a password and a wrong password are refused with the same words after the same work; only whoever knows the
 * password learns that a code is asked for. Codes have counters of their own, so a right password forgets the attempts before the code is seen.
 * @throws AppError `wrong_credentials`, `code_needed`, `wrong_code`, `rate_limited`.
 */
export async function signIn({ email, password, code, ipAddress, userAgent }: SignInInput): Promise<{ sessionId: string }> {
  const parsed = credentialsSchema.safeParse({ email, password })
  if (!parsed.success) throw wrongCredentialsError()

  const own = ownCounters({ email: parsed.data.email, ipAddress })
  const shared: RateLimitCounter[] = ipAddress === null ? [] : [{ rule: SIGN_IN_ADDRESS, key: ipAddress }]
  await countAttempt([...own, ...shared])

  const user = await checkPassword({ by: { email: parsed.data.email }, password: parsed.data.password })
  if (!user) throw wrongCredentialsError()
  await Promise.all([forgetAttempts(own), returnAttempt(shared)])

  const isAsked = await needsCode(user.id)
  if (isAsked) await proveCode({ userId: user.id, code })
  const session = await createSession({ userId: user.id, method: isAsked ? 'PasswordAndCode' : 'Password', ipAddress, userAgent })

  return { sessionId: session.id }
}

export type SignInByProviderInput = { claims: ProviderClaims; ipAddress: string | null; userAgent: string | null }

/**
 * Begins the session of somebody whom a provider vouches for. Who was linked once is known by issuer and subject for ever, whatever their e-mail
 * becomes there. Somebody new is linked to the account of their address only if the provider has verified it; without such an account one is
 * made where signing up is open. The provider stands for the second step as well.
 * @throws AppError `email_unverified`, `sign_up_closed`.
 */
export async function signInByProvider({ claims, ipAddress, userAgent }: SignInByProviderInput): Promise<{ sessionId: string }> {
  const userId = await inTransaction((tx) => findOrLinkUser(tx, claims))
  const session = await createSession({ userId, method: 'Provider', ipAddress, userAgent })

  return { sessionId: session.id }
}

async function findOrLinkUser(tx: TenantTransaction, claims: ProviderClaims): Promise<string> {
  const { issuer, subject } = claims
  const known = await tx.identity.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { userId: true } })
  if (known) return known.userId

  const email = emailSchema.safeParse(claims.email)
  if (!claims.isEmailVerified || !email.success) throw emailUnverifiedError()
  const account = await tx.user.findUnique({ where: { email: email.data }, select: { id: true } })
  const userId = account?.id ?? (await createUser(tx, { email: email.data, name: claims.name }))
  await tx.identity.createMany({ data: { issuer, subject, userId }, skipDuplicates: true })

  return userId
}

/** Two first sign-ins at the same moment make one account. */
async function createUser(tx: TenantTransaction, { email, name }: { email: string; name: string | null }): Promise<string> {
  assertSignUpOpen()
  const [local = email] = email.split('@')
  await tx.user.createMany({ data: { email, name: personNameSchema.catch(local).parse(name ?? local) }, skipDuplicates: true })

  return (await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id
}

function emailUnverifiedError(): AppError {
  return new AppError({
    code: 'email_unverified',
    retry: 'no',
    userMessage: 'The provider has not verified your e-mail. Verify it there and try again, or sign in another way.',
  })
}

/** Forgets failed sign-ins of somebody who has just set a new password by mail. */
export async function forgetSignIns({ email, ipAddress }: { email: string; ipAddress: string | null }): Promise<void> {
  await forgetAttempts(ownCounters({ email, ipAddress }))
}

function ownCounters({ email, ipAddress }: { email: string; ipAddress: string | null }): RateLimitCounter[] {
  return [
    { rule: SIGN_IN_HERE, key: JSON.stringify([email, ipAddress ?? 'unknown']) },
    { rule: SIGN_IN_ACCOUNT, key: email },
  ]
}

async function proveCode({ userId, code }: { userId: string; code: unknown }): Promise<void> {
  if (code === undefined || code === '') {
    throw new AppError({
      code: 'code_needed',
      retry: 'no',
      userMessage: 'Enter the code that your authenticator app shows, or a recovery code.',
    })
  }

  await proveSecondStep({ userId, code })
}

function wrongCredentialsError(): AppError {
  return new AppError({
    code: 'wrong_credentials',
    retry: 'no',
    userMessage: 'The e-mail or the password is wrong. Check both and try again.',
  })
}
