import { keepUsable, permissionsByRole } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, type Permission, permissionSchema, type Role } from '#lib/domain/access/schema.ts'
import type { PayInterval } from '#lib/domain/organizations/terms.ts'
import { asUser, mintTenantScope, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** An organization as its member sees it, with the proof that they may act in it. */
export type MembershipAccess = {
  scope: TenantScope
  role: Role
  permissions: readonly Permission[]
  organization: {
    id: string
    slug: string
    name: string
    timeZone: string
    defaultCurrency: string | null
    defaultPayInterval: PayInterval | null
    requiresTwoFactor: boolean
    eventBodyDays: number
    eventDays: number
  }
}

/** What a membership, an invitation or anything else with a role is read with, for `readRole`. */
export const roleSelect = { role: true, customRole: { select: { id: true, name: true, permissions: true } } } as const

type RoleRow = { role: BuiltInRole | null; customRole: { id: string; name: string; permissions: string[] } | null }

/** The role of a row and what it allows. A custom role can hold a permission that no longer exists: it allows nothing. */
export function readRole({ role, customRole }: RoleRow): { role: Role; permissions: readonly Permission[] } {
  if (role) return { role: { id: role, name: role }, permissions: permissionsByRole[role] }
  if (!customRole) throw new Error('A membership without a role was read.')

  const known = customRole.permissions.flatMap((text) => permissionSchema.safeParse(text).data ?? [])
  return { role: { id: customRole.id, name: customRole.name }, permissions: keepUsable(known) }
}

export const organizationSelect = {
  id: true,
  slug: true,
  name: true,
  timeZone: true,
  defaultCurrency: true,
  defaultPayInterval: true,
  requiresTwoFactor: true,
  eventBodyDays: true,
  eventDays: true,
} as const

/**
 * The session gate: from somebody whose session was just read, and the slug they ask for, to the scope. Null for an organization that does
 * not exist and for one they are no member of; nobody can tell which. Read for every request, so that a removed member is out at once.
 */
export async function findMembershipAccess({ userId, slug }: { userId: string; slug: string }): Promise<MembershipAccess | null> {
  const membership = await asUser(userId, (tx) =>
    tx.membership.findFirst({
      where: { userId, organization: { slug } },
      select: {
        ...roleSelect,
        organization: { select: organizationSelect },
      },
    }),
  )
  if (!membership) return null

  return { organization: membership.organization, ...readRole(membership), scope: mintTenantScope(membership.organization.id) }
}

/** Names of people by their id, as far as they are members of this organization: others are not named here. */
export async function readMemberNames(tx: TenantTransaction, userIds: Iterable<string>): Promise<Map<string, string>> {
  const ids = [...new Set(userIds)]
  if (ids.length === 0) return new Map()

  const members = await tx.membership.findMany({
    where: { userId: { in: ids } },
    select: { userId: true, user: { select: { name: true } } },
  })

  return new Map(members.map((member) => [member.userId, member.user.name]))
}
