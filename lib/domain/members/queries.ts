import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { Member } from '#lib/domain/members/contract.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

const memberSelect = {
  ...roleSelect,
  id: true,
  userId: true,
  isOwner: true,
  createdAt: true,
  user: { select: { name: true, email: true, twoFactor: { select: { confirmedAt: true } } } },
} satisfies Prisma.MembershipSelect

type MemberRow = Prisma.MembershipGetPayload<{ select: typeof memberSelect }>

/** Everybody in the organization, by name. */
export async function listMembers(scope: TenantScope): Promise<Member[]> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.membership.findMany({ select: memberSelect })
    const seen = await readLastSeen(
      tx,
      rows.map(({ userId }) => userId),
    )

    return rows
      .map((row) => toMember({ row, seen }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.email.localeCompare(b.email, 'en'))
  })
}

/** A member with what their role allows, for acts that must weigh it. */
export type MemberDetail = Member & { permissions: readonly Permission[] }

/**
 * One member, in the transaction of an act on them.
 * @throws AppError `not_found`.
 */
export async function readMember(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<MemberDetail> {
  const row = await tx.membership.findUnique({ where: tenantKey(scope, id), select: memberSelect })
  if (!row) throw notFoundError('member')
  const seen = await readLastSeen(tx, [row.userId])

  return { ...toMember({ row, seen }), permissions: readRole(row).permissions }
}

/** Sessions belong to people and not to an organization, so only those of the given members are looked at. */
async function readLastSeen(tx: TenantTransaction, userIds: string[]): Promise<Map<string, Date>> {
  const rows = await tx.session.groupBy({ by: ['userId'], where: { userId: { in: userIds } }, _max: { lastSeenAt: true } })

  return new Map(rows.flatMap(({ userId, _max }) => (_max.lastSeenAt ? [[userId, _max.lastSeenAt] as const] : [])))
}

function toMember({ row, seen }: { row: MemberRow; seen: Map<string, Date> }): Member {
  return {
    id: row.id,
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    role: readRole(row).role,
    isOwner: row.isOwner,
    hasTwoFactor: Boolean(row.user.twoFactor?.confirmedAt),
    joinedAt: row.createdAt.toISOString(),
    lastSeenAt: seen.get(row.userId)?.toISOString() ?? null,
  }
}

/**
 * Whether somebody is a member of other organizations as well. For this one question the transaction reads with that person's own eyes,
 * which see their memberships everywhere; nothing of the other organizations leaves it.
 */
export async function isMemberElsewhere(
  tx: TenantTransaction,
  { scope, userId }: { scope: TenantScope; userId: string },
): Promise<boolean> {
  await execute(tx)`select set_config('app.user_id', ${userId}, true)`
  const other = await tx.membership.findFirst({
    where: { userId, organizationId: { not: scope.organizationId } },
    select: { organizationId: true },
  })
  await execute(tx)`select set_config('app.user_id', '', true)`

  return other !== null
}
