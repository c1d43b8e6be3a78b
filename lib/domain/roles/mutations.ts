import { assertMayGrant, holdMembers, type Manager } from '#lib/domain/access/mutations.ts'
import { addNeeded } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { RoleDetail } from '#lib/domain/roles/contract.ts'
import { readCustomRole } from '#lib/domain/roles/queries.ts'
import { foldRoleName, isBuiltInName } from '#lib/domain/roles/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, type PlatformErrorCode } from '#lib/platform/errors.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type CreateRole = { by: Manager; name: string; permissions: readonly Permission[] }

/**
 * Composes a role. What its permissions need is added.
 * @throws AppError `forbidden` beyond one's own permissions, `invalid_input` for a name that is taken.
 */
export async function createRole({ by, name, permissions }: CreateRole): Promise<RoleDetail> {
  const { scope } = by

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const complete = addNeeded(permissions)
    assertMayGrant({ own, permissions: complete })
    const nameKey = await readFreeName(tx, { name, exceptId: null })
    const data = { organizationId: scope.organizationId, name, nameKey, permissions: complete }
    const { id } = await tx.customRole.create({ data, select: { id: true } })
    await writeAudit(tx, {
      ...by,
      ...by.origin,
      action: 'role.created',
      objectKind: 'role',
      objectId: id,
      after: { name, permissions: complete },
    })
    await notifyChange(tx, { scope, topic: 'members' })

    return readCustomRole(tx, { scope, id })
  })
}

export type UpdateRole = { by: Manager; id: string; name?: string; permissions?: readonly Permission[] }

/**
 * Changes a role; its members follow with their next request. Nothing changed: nothing is written.
 * @throws AppError `not_found`, `forbidden` where the role allowed or would allow more than one's own, `invalid_input` for a name that is
 * taken, `conflict` where nobody would be left to manage members.
 */
export async function updateRole({ by, id, ...changes }: UpdateRole): Promise<RoleDetail> {
  const { scope } = by

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const before = await readCustomRole(tx, { scope, id })
    const name = changes.name ?? before.name
    const permissions = changes.permissions ? addNeeded(changes.permissions) : before.permissions
    assertMayGrant({ own, permissions: [...before.permissions, ...permissions] })
    const isSame = permissions.length === before.permissions.length && permissions.every((known) => before.permissions.includes(known))
    if (name === before.name && isSame) return before

    const nameKey = await readFreeName(tx, { name, exceptId: id })
    await tx.customRole.update({ where: tenantKey(scope, id), data: { name, nameKey, permissions }, select: { id: true } })
    if (!permissions.includes('members.manage')) await assertManaged(tx)
    await writeAudit(tx, {
      ...by,
      ...by.origin,
      action: 'role.updated',
      objectKind: 'role',
      objectId: id,
      before: { ...(name !== before.name && { name: before.name }), ...(!isSame && { permissions: before.permissions }) },
      after: { ...(name !== before.name && { name }), ...(!isSame && { permissions }) },
    })
    await notifyChange(tx, { scope, topic: 'members' })

    return readCustomRole(tx, { scope, id })
  })
}

/**
 * Deletes a role that nobody has.
 * @throws AppError `not_found`, `forbidden` where it allows more than one's own, `conflict` with how many have it.
 */
export async function removeRole({ by, id }: { by: Manager; id: string }): Promise<void> {
  const { scope } = by

  await inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const { name, permissions, memberCount } = await readCustomRole(tx, { scope, id })
    assertMayGrant({ own, permissions })
    const waiting = await tx.invitation.count({ where: { customRoleId: id, acceptedAt: null, revokedAt: null } })
    if (memberCount + waiting > 0) throw roleInUseError({ memberCount, invitationCount: waiting })

    // Of invitations that were answered or taken back the audit log keeps what was given; the rows would hold the role for ever.
    await tx.invitation.deleteMany({ where: { customRoleId: id } })
    await tx.customRole.delete({ where: tenantKey(scope, id), select: { id: true } })
    await writeAudit(tx, { ...by, ...by.origin, action: 'role.deleted', objectKind: 'role', objectId: id, before: { name, permissions } })
    await notifyChange(tx, { scope, topic: 'members' })
  })
}

/** The name in the form that must differ. @throws AppError `invalid_input` at the field `name`. */
async function readFreeName(tx: TenantTransaction, { name, exceptId }: { name: string; exceptId: string | null }): Promise<string> {
  const nameKey = foldRoleName(name)
  if (nameKey === '') throw nameError('Enter a name.')
  const taken = await tx.customRole.findFirst({
    where: { nameKey, ...(exceptId !== null && { id: { not: exceptId } }) },
    select: { id: true },
  })
  if (taken || isBuiltInName(nameKey)) throw nameError('Another role has this name. Choose a different one.')

  return nameKey
}

function nameError(userMessage: string): AppError<PlatformErrorCode> {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { name: userMessage } })
}

/** Somebody must be left who can manage members, or the organization would be shut for good. */
async function assertManaged(tx: TenantTransaction): Promise<void> {
  const managers = await tx.membership.count({
    where: { OR: [{ role: 'Admin' }, { customRole: { permissions: { has: 'members.manage' } } }] },
  })
  if (managers > 0) return

  const userMessage = 'Nobody would be left who can manage members. Make somebody else Admin first.'
  throw conflictError(userMessage)
}

function roleInUseError({ memberCount, invitationCount }: { memberCount: number; invitationCount: number }): AppError<PlatformErrorCode> {
  const members = memberCount > 0 ? formatCountOf({ count: memberCount, one: 'member' }) : null
  const invitations = invitationCount > 0 ? formatCountOf({ count: invitationCount, one: 'invitation' }) : null
  const holders = [members, invitations].filter((part) => part !== null).join(' and ')
  const steps = [members && 'give members another role', invitations && 'revoke invitations'].filter(Boolean).join(' and ')
  const verb = memberCount + invitationCount === 1 ? 'has' : 'have'

  return conflictError(`${holders} ${verb} this role. To delete it, ${steps} first.`)
}
