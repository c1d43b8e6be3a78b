import { z } from 'zod'
import { createOrganization } from '#lib/domain/access/mutations.ts'
import { findCredentials } from '#lib/domain/users/queries.ts'
import { emailSchema, newPasswordSchema, type Theme } from '#lib/domain/users/schema.ts'
import { hashPassword, verifyPassword } from '#lib/platform/auth/password.ts'
import { countAttempt, forgetAttempts, type RateLimitCounter, type RateLimitRule, returnAttempt } from '#lib/platform/auth/rate-limit.ts'
import { createSession, revokeOtherSessions } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import type { PrismaClient } from '#lib/platform/db/generated/client.ts'
import { AppError } from '#lib/platform/errors.ts'

const QUARTER_HOUR_SECONDS = 15 * 60

/** One person who mistypes from one place. */
const SIGN_IN_HERE: RateLimitRule = { name: 'sign-in-here', attempts: 10, windowSeconds: QUARTER_HOUR_SECONDS }
/** One account from anywhere. Wider, so that a stranger cannot lock somebody out with ten guesses. */
const SIGN_IN_ACCOUNT: RateLimitRule = { name: 'sign-in-account', attempts: 50, windowSeconds: 60 * 60 }
/** One address against any account; a whole office may stand behind it, and only its failures count. */
const SIGN_IN_ADDRESS: RateLimitRule = { name: 'sign-in-address', attempts: 100, windowSeconds: QUARTER_HOUR_SECONDS }
const PASSWORD_CHANGE: RateLimitRule = { name: 'password-change', attempts: 10, windowSeconds: QUARTER_HOUR_SECONDS }

const credentialsSchema = z.object({ email: emailSchema, password: z.string().min(1).max(200) })

export type SignInInput = { email: unknown; password: unknown; ipAddress: string | null; userAgent: string | null }

/**
 * Proves somebody by e-mail and password and begins their session. An unknown account, one without a password and a wrong password
 * are refused with the same words after the same work.
 * @throws AppError `wrong_credentials`, `rate_limited`.
 */
export async function signIn({ email, password, ipAddress, userAgent }: SignInInput): Promise<{ sessionId: string }> {
  const parsed = credentialsSchema.safeParse({ email, password })
  if (!parsed.success) throw wrongCredentialsError()

  const address = ipAddress ?? 'unknown'
  const own: RateLimitCounter[] = [
    { rule: SIGN_IN_HERE, key: JSON.stringify([parsed.data.email, address]) },
    { rule: SIGN_IN_ACCOUNT, key: parsed.data.email },
  ]
  const shared: RateLimitCounter[] = ipAddress === null ? [] : [{ rule: SIGN_IN_ADDRESS, key: ipAddress }]
  await countAttempt([...own, ...shared])

  const user = await findCredentials({ email: parsed.data.email })
  const isRight = await verifyPassword({ password: parsed.data.password, hash: user?.passwordHash ?? null })
  if (!user || !isRight) throw wrongCredentialsError()

  await Promise.all([forgetAttempts(own), returnAttempt(shared)])
  const session = await createSession({ userId: user.id, method: 'Password', ipAddress, userAgent })

  return { sessionId: session.id }
}

function wrongCredentialsError(): AppError {
  return new AppError({
    code: 'wrong_credentials',
    retry: 'no',
    userMessage: 'The e-mail or the password is wrong. Check both and try again.',
  })
}

export type UpdateMeInput = { userId: string; changes: { name?: string; theme?: Theme; shortcuts?: boolean } }

/** Changes what somebody may change of themselves. */
export async function updateUser({ userId, changes }: UpdateMeInput): Promise<void> {
  await db().user.update({ where: { id: userId }, data: changes, select: { id: true } })
}

export type ChangePasswordInput = { userId: string; sessionId: string; currentPassword: string; newPassword: string }

/**
 * Changes one's password and ends every other session of the person in the same transaction.
 * @throws AppError `invalid_input` at the field of the wrong password, `rate_limited`.
 */
export async function changePassword(input: ChangePasswordInput): Promise<{ endedSessions: number }> {
  const { userId, sessionId, currentPassword, newPassword } = input
  const counters = [{ rule: PASSWORD_CHANGE, key: userId }]
  await countAttempt(counters)

  const user = await findCredentials({ id: userId })
  if (!(await verifyPassword({ password: currentPassword, hash: user?.passwordHash ?? null }))) {
    const message = 'This is not your current password.'
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: message, fields: { currentPassword: message } })
  }

  const passwordHash = await hashPassword(newPassword)
  const endedSessions = await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })

    return revokeOtherSessions(tx, { userId, exceptSessionId: sessionId })
  })
  await forgetAttempts(counters)

  return { endedSessions }
}

export const firstAdminSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  name: z.string().min(1),
  organization: z.object({ name: z.string().min(1), slug: z.string().min(1) }),
})
export type FirstAdminInput = z.infer<typeof firstAdminSchema>

/** Any number that nothing else locks; two starts at the same moment must not both find an empty installation. */
const FIRST_ADMIN_LOCK = 7_221_001

/**
 * Makes the first person, their organization and their Admin membership, unless anybody has an account already.
 * The client is handed in, because this runs before the environment of the web process exists.
 */
export async function createFirstAdmin(database: PrismaClient, input: FirstAdminInput): Promise<{ isCreated: boolean }> {
  const { email, password, name, organization } = firstAdminSchema.parse(input)
  const passwordHash = await hashPassword(password)

  return database.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK}::bigint)`
    const someone = await tx.user.findFirst({ select: { id: true } })
    if (someone) return { isCreated: false }

    const user = await tx.user.create({ data: { email, name, passwordHash }, select: { id: true } })
    await createOrganization(tx, { ...organization, adminUserId: user.id })

    return { isCreated: true }
  })
}
