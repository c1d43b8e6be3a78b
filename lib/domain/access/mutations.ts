import { mintTenantScope, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

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

  await tx.$executeRaw`select set_config('app.organization_id', ${scope.organizationId}, true)`
  await tx.membership.create({ data: { organizationId: id, userId: adminUserId, role: 'Admin', isOwner: true }, select: { id: true } })

  return scope
}
