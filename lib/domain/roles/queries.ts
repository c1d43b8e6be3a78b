import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import { permissionsByRole } from '#lib/domain/access/rules.ts'
import { type BuiltInRole, builtInRoleSchema, type Permission, type Role, type RoleId } from '#lib/domain/access/schema.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError, type PlatformErrorCode } from '#lib/platform/errors.ts'

const customSelect = { ...roleSelect.customRole.select, _count: { select: { memberships: true } } } as const

type CustomRow = { id: string; name: string; permissions: string[]; _count: { memberships: number } }

/** Built-in roles from the most to the least allowed, then the organization's own by name. */
export async function listRoles(scope: TenantScope): Promise<RoleDetail[]> {
  return inTenant(scope, async (tx) => {
    const counts = await tx.membership.groupBy({ by: ['role'], _count: { _all: true } })
    const custom = await tx.customRole.findMany({ select: customSelect, orderBy: { nameKey: 'asc' } })
    const builtIn = builtInRoleSchema.options.map((role) => ({
      id: role,
      name: role,
      isBuiltIn: true,
      permissions: [...permissionsByRole[role]],
      memberCount: counts.find((count) => count.role === role)?._count._all ?? 0,
    }))

    return [...builtIn, ...custom.map(toDetail)]
  })
}

/**
 * One of the organization's own roles.
 * @throws AppError `not_found`.
 */
export async function readCustomRole(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<RoleDetail> {
  const row = await tx.customRole.findUnique({ where: tenantKey(scope, id), select: customSelect })
  if (!row) throw notFoundError('role')

  return toDetail(row)
}

function toDetail({ _count, ...customRole }: CustomRow): RoleDetail {
  const { role, permissions } = readRole({ role: null, customRole })

  return { ...role, isBuiltIn: false, permissions: [...permissions], memberCount: _count.memberships }
}

/** A role that somebody chose, with the columns that name it on a membership or an invitation. */
export type ChosenRole = {
  role: Role
  permissions: readonly Permission[]
  columns: { role: BuiltInRole | null; customRoleId: string | null }
}

/** @throws AppError `invalid_input` at the field `roleId` for a role that does not exist here. */
export async function readChosenRole(
  tx: TenantTransaction,
  { scope, roleId }: { scope: TenantScope; roleId: RoleId },
): Promise<ChosenRole> {
  const builtIn = builtInRoleSchema.safeParse(roleId)
  if (builtIn.success) {
    const columns = { role: builtIn.data, customRoleId: null }
    return { ...readRole({ ...columns, customRole: null }), columns }
  }

  const customRole = await tx.customRole.findUnique({ where: tenantKey(scope, roleId), select: roleSelect.customRole.select })
  if (customRole) return { ...readRole({ role: null, customRole }), columns: { role: null, customRoleId: customRole.id } }

  const userMessage = 'This role does not exist any more. Choose another.'
  throw new AppError<PlatformErrorCode>({ code: 'invalid_input', retry: 'no', userMessage, fields: { roleId: userMessage } })
}
