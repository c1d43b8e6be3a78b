import { z } from 'zod'
import { createOrganization } from '#lib/domain/access/mutations.ts'
import { checkPassword } from '#lib/domain/users/queries.ts'
import { emailSchema, newPasswordSchema, type Theme } from '#lib/domain/users/schema.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import { countAttempt, forgetAttempts, type RateLimitRule } from '#lib/platform/auth/rate-limit.ts'
import { revokeOtherSessions } from '#lib/platform/auth/session.ts'
import { db } from '#lib/platform/db/client.ts'
import type { PrismaClient } from '#lib/platform/db/generated/client.ts'
import { inTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'

const QUARTER_HOUR_SECONDS = 15 * 60

/** Guesses of whoever sits at a session that somebody left open. */
const PASSWORD_CHECK: RateLimitRule = { name: 'password-check', attempts: 10, windowSeconds: QUARTER_HOUR_SECONDS }

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
  await provePassword({ userId, password: currentPassword, field: 'currentPassword' })

  const passwordHash = await hashPassword(newPassword)
  const endedSessions = await inTransaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })

    return revokeOtherSessions(tx, { userId, exceptSessionId: sessionId })
  })

  return { endedSessions }
}

export type ProvePasswordInput = { userId: string; password: string /** Where a form shows the refusal. */; field: string }

/**
 * Asks somebody who is signed in for their password again, before what a stranger at their screen must not do.
 * @throws AppError `invalid_input` at the field, `rate_limited`.
 */
export async function provePassword({ userId, password, field }: ProvePasswordInput): Promise<void> {
  const counters = [{ rule: PASSWORD_CHECK, key: userId }]
  await countAttempt(counters)
  if (!(await checkPassword({ by: { id: userId }, password }))) {
    const message = 'This is not your current password.'
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: message, fields: { [field]: message } })
  }

  await forgetAttempts(counters)
}

/**
 * Ends one of somebody's own sessions at once.
 * @throws AppError `not_found` for one of somebody else, and for one that has ended.
 */
export async function endSession({ userId, id }: { userId: string; id: string }): Promise<{ endedSessions: number }> {
  const now = new Date()
  const where = { id, userId, revokedAt: null, expiresAt: { gt: now } }
  const { count } = await db().session.updateMany({ where, data: { revokedAt: now } })
  if (count === 0) throw notFoundError('session')

  return { endedSessions: count }
}

/** Ends all of somebody's sessions but the one that asks. */
export async function endOtherSessions({ userId, sessionId }: { userId: string; sessionId: string }): Promise<{ endedSessions: number }> {
  return { endedSessions: await revokeOtherSessions(db(), { userId, exceptSessionId: sessionId }) }
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
