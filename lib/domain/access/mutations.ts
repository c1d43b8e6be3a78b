import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import { keepUsable, mayGrant } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { mintTenantScope, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, type PlatformErrorCode } from '#lib/platform/errors.ts'

export type CreateOrganizationInput = { name: string; slug: string; adminUserId: string }

/**
 * Makes an organization with its first admin, in a transaction that is under no tenant yet. The scope is minted from the row that was
 * just written; from here to its end the transaction acts inside the new organization.
 */
export async function createOrganization(
  tx: TenantTransaction,
  { name, slug, adminUserId }: CreateOrganizationInput,
): Promise<TenantScope> {
  const { id } = await tx.organization.create({ data: { name, slug, timeZone: 'UTC' }, select: { id: true } })
  const scope = mintTenantScope(id)

  // In Prisma's way: the first admin is made in a transaction of a client that only the script has.
  await tx.$executeRaw`select set_config('app.organization_id', ${scope.organizationId}, true)`
  await tx.membership.create({ data: { organizationId: id, userId: adminUserId, role: 'Admin', isOwner: true }, select: { id: true } })

  return scope
}

/** Holds the organization's row until the transaction ends: what needs it happens one after the other. */
export async function holdOrganization(tx: TenantTransaction, scope: TenantScope): Promise<void> {
  await execute(tx)`select 1 from "organization" where "id" = ${scope.organizationId}::uuid for update`
}

/** Who acts on members, roles or invitations, with what the gate found them to be allowed, and from where. */
export type Manager = Act & { permissions: readonly Permission[] }

/**
 * Begins every act on members, roles and invitations: they happen one after the other, and what the one who acts may do is read anew, because
 * the act before this one may have been on them. Answers what they may give and take: of their role what is left of what the gate allowed.
 * @throws AppError `conflict` when they may not do this any more.
 */
export async function holdMembers(tx: TenantTransaction, { scope, actor, permissions }: Manager): Promise<readonly Permission[]> {
  await holdOrganization(tx, scope)
  const membership = await tx.membership.findFirst({ where: { userId: actor.userId }, select: roleSelect })
  const now = membership ? readRole(membership).permissions : []
  const own = keepUsable(permissions.filter((permission) => now.includes(permission)))
  if (own.includes('members.manage')) return own

  const userMessage = 'Your own membership was changed a moment ago, so this was not done. Reload the page.'
  throw conflictError(userMessage)
}

/**
 * Nobody gives, takes or composes a role that allows what they themselves may not do.
 * @throws AppError `forbidden`.
 */
export function assertMayGrant(granting: { own: readonly Permission[]; permissions: readonly Permission[] }): void {
  if (mayGrant(granting)) return

  const userMessage = 'This role allows things that yours does not, so you cannot give, take or change it. Ask an admin.'
  throw new AppError<PlatformErrorCode>({ code: 'forbidden', retry: 'no', userMessage })
}
