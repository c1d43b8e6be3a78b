import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Me } from '#lib/domain/users/contract.ts'
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

/** What proves a sign-in, by an e-mail in its stored form (lower case, trimmed). The hash never leaves lib/domain/users. */
export async function findCredentials(by: { email: string } | { id: string }): Promise<{ id: string; passwordHash: string | null } | null> {
  return db().user.findUnique({ where: by, select: { id: true, passwordHash: true } })
}
