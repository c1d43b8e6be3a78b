import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Me, UserSession } from '#lib/domain/users/contract.ts'
import { describeBrowser } from '#lib/domain/users/rules.ts'
import { verifyPassword } from '#lib/platform/auth/password.ts'
import { db } from '#lib/platform/db/client.ts'
import { asUser } from '#lib/platform/db/tenant.ts'

/** The person with all their memberships, oldest first; null when the account is gone. */
export async function findMe(userId: string): Promise<Me | null> {
  return asUser(userId, async (tx) => {
    const user = await tx.user.findUnique({
      where: { id: userId },
      select: { id: true, email: true, name: true, theme: true, shortcuts: true, passwordHash: true },
    })
    if (!user) return null

    const memberships = await tx.membership.findMany({
      where: { userId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { ...roleSelect, organization: { select: { slug: true, name: true } } },
    })

    const { passwordHash, ...shown } = user
    return {
      ...shown,
      hasPassword: passwordHash !== null,
      memberships: memberships.map((row) => ({ organization: row.organization, role: readRole(row).role })),
    }
  })
}

export type CheckPasswordInput = {
  /** The e-mail in its stored form: lower case, trimmed. */
  by: { email: string } | { id: string }
  password: string
}

/**
 * The person, if the password opens their account. An unknown account, one without a password and a wrong password take the same work
 * and are answered the same: null. Count the attempt first. The hash never leaves this function.
 */
export async function checkPassword({ by, password }: CheckPasswordInput): Promise<{ id: string } | null> {
  const user = await db().user.findUnique({ where: by, select: { id: true, passwordHash: true } })
  const isRight = await verifyPassword({ password, hash: user?.passwordHash ?? null })

  return user && isRight ? { id: user.id } : null
}

/** Whether somebody can prove themselves by a password at all. */
export async function hasPassword(userId: string): Promise<boolean> {
  const user = await db().user.findUnique({ where: { id: userId }, select: { passwordHash: true } })

  return typeof user?.passwordHash === 'string'
}

/** Where somebody is signed in, last used first. `sessionId` is the session that asks. */
export async function listSessions({ userId, sessionId }: { userId: string; sessionId: string }): Promise<UserSession[]> {
  const rows = await db().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, method: true, userAgent: true, ipAddress: true, createdAt: true, lastSeenAt: true },
  })

  return rows.map(({ userAgent, createdAt, lastSeenAt, ...row }) => ({
    ...row,
    isThisOne: row.id === sessionId,
    browser: userAgent === null ? null : describeBrowser(userAgent),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
  }))
}
