import { type MembershipAccess, organizationSelect, readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { ApiKey } from '#lib/domain/api-keys/contract.ts'
import { judgeKey, limitToMember, readPermissions } from '#lib/domain/api-keys/rules.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

/** What a key lets its bearer do: act as the member who made it, as far as both of them may. */
export type KeyAccess = MembershipAccess & { apiKeyId: string; lastUsedAt: Date | null; user: { id: string; name: string; email: string } }

/**
 * The API-key gate: from the row that a token leads to, to the member it acts for. Null for a key that is revoked, expired or whose
 * member is gone. Read for every request, so that each of these counts at once.
 */
export async function findKeyAccess({ scope, id }: { scope: TenantScope; id: string }): Promise<KeyAccess | null> {
  return inTenant(scope, async (tx) => {
    const key = await tx.apiKey.findUnique({ where: tenantKey(scope, id), select: keySelect })
    if (!key) return null

    const membership = await tx.membership.findUnique({
      where: { organizationId_userId: { organizationId: scope.organizationId, userId: key.userId } },
      select: {
        ...roleSelect,
        createdAt: true,
        user: { select: { id: true, name: true, email: true } },
        organization: { select: organizationSelect },
      },
    })
    if (!membership || judgeKey({ key, membership, now: new Date() }) !== 'Active') return null

    const { role, permissions } = readRole(membership)
    return {
      scope,
      role,
      permissions: limitToMember({ given: key.permissions, held: permissions }),
      organization: membership.organization,
      user: membership.user,
      apiKeyId: id,
      lastUsedAt: key.lastUsedAt,
    }
  })
}

/** All keys of the organization, newest first, the ended ones too. */
export async function listApiKeys(scope: TenantScope): Promise<ApiKey[]> {
  return inTenant(scope, async (tx) => {
    const keys = await tx.apiKey.findMany({ orderBy: { id: 'desc' }, select: keySelect })

    return presentKeys(tx, keys)
  })
}

/** One key as answers show it, in the transaction that changed it. Null where there is none. */
export async function readApiKey(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<ApiKey | null> {
  const key = await tx.apiKey.findUnique({ where: tenantKey(scope, id), select: keySelect })
  const [shown = null] = key ? await presentKeys(tx, [key]) : []

  return shown
}

const keySelect = {
  id: true,
  name: true,
  lastFour: true,
  permissions: true,
  userId: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const

type KeyRow = {
  id: string
  name: string
  lastFour: string
  permissions: string[]
  userId: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

async function presentKeys(tx: TenantTransaction, keys: KeyRow[]): Promise<ApiKey[]> {
  const members = await tx.membership.findMany({
    where: { userId: { in: [...new Set(keys.map(({ userId }) => userId))] } },
    select: { ...roleSelect, userId: true, createdAt: true, user: { select: { name: true } } },
  })
  const memberOf = new Map(members.map((member) => [member.userId, member]))
  const now = new Date()

  return keys.map((key) => {
    const membership = memberOf.get(key.userId) ?? null
    const state = judgeKey({ key, membership, now })
    const permissions = readPermissions(key.permissions)
    const usable =
      state === 'Active' && membership ? limitToMember({ given: permissions, held: readRole(membership).permissions }) : permissions

    return {
      id: key.id,
      name: key.name,
      lastFour: key.lastFour,
      permissions,
      withheld: permissions.filter((permission) => !usable.includes(permission)),
      owner: membership?.user.name ?? null,
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      state,
    }
  })
}
