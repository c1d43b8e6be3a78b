import { assertMayGrant, holdMembers, holdOrganization, type Manager } from '#lib/domain/access/mutations.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'
import { revokeMemberKeys } from '#lib/domain/api-keys/mutations.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin } from '#lib/domain/audit/schema.ts'
import type { Member } from '#lib/domain/members/contract.ts'
import { isMemberElsewhere, type MemberDetail, readMember } from '#lib/domain/members/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { type ChosenRole, readChosenRole } from '#lib/domain/roles/queries.ts'
import { removeTwoFactor } from '#lib/domain/two-factor/mutations.ts'
import { revokeSessions } from '#lib/platform/auth/session.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError, type PlatformErrorCode } from '#lib/platform/errors.ts'

export type JoinInput = { scope: TenantScope; origin: AuditOrigin; userId: string; chosen: ChosenRole }

/** Makes somebody a member, in the transaction of what entitles them. They must not be one already. */
export async function addMember(tx: TenantTransaction, { scope, origin, userId, chosen }: JoinInput): Promise<void> {
  const { organizationId } = scope
  const { id } = await tx.membership.create({ data: { organizationId, userId, ...chosen.columns }, select: { id: true } })
  await writeAudit(tx, {
    ...origin,
    scope,
    actor: { kind: 'User', userId },
    action: 'member.joined',
    objectKind: 'member',
    objectId: userId,
    after: { role: chosen.role.name },
  })
  await notifyChange(tx, { scope, topic: 'members' })
  // Who manages members may not be who invited them.
  await notify(tx, { scope, kind: 'member.joined', objectId: id, audience: { permission: 'members.manage' }, exceptUserId: userId })
}

type ActOnMember = { by: Manager; id: string }

/**
 * Gives a member another role; it counts with their next request. The same role again changes nothing.
 * @throws AppError `not_found`, `forbidden` where the old or the new role allows more than one's own, `invalid_input` for a role that is gone,
 * `conflict` for the owner and the last Admin.
 */
export async function changeMemberRole({ by, id, roleId }: ActOnMember & { roleId: RoleId }): Promise<Member> {
  const { scope } = by

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const before = await readMember(tx, { scope, id })
    const chosen = await readChosenRole(tx, { scope, roleId })
    assertMayGrant({ own, permissions: [...before.permissions, ...chosen.permissions] })
    if (chosen.role.id === before.role.id) return before
    await assertSpareable(tx, before)

    await tx.membership.update({ where: tenantKey(scope, id), data: chosen.columns, select: { id: true } })
    await writeAudit(tx, {
      ...by,
      ...by.origin,
      action: 'member.role-changed',
      objectKind: 'member',
      objectId: before.userId,
      before: { role: before.role.name },
      after: { role: chosen.role.name },
    })
    await notifyChange(tx, { scope, topic: 'members' })

    return readMember(tx, { scope, id })
  })
}

/**
 * Removes a member. In the same transaction their keys end, and their sessions when they are in no other organization; open streams notice
 * within seconds.
 * @throws AppError `not_found`, `forbidden` where their role allows more than one's own, `conflict` for the owner and the last Admin.
 */
export async function removeMember({ by, id }: ActOnMember): Promise<void> {
  await inTenant(by.scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const member = await readMember(tx, { scope: by.scope, id })
    assertMayGrant({ own, permissions: member.permissions })
    await endMembership(tx, { by, member })
  })
}

/**
 * Leaves the organization oneself, whatever one's role. Answers the id of the membership that ended.
 * @throws AppError `not_found`, `conflict` for the owner and the last Admin.
 */
export async function leaveOrganization(by: Manager): Promise<string> {
  const { scope, actor } = by

  return inTenant(scope, async (tx) => {
    await holdOrganization(tx, scope)
    const membership = await tx.membership.findFirst({ where: { userId: actor.userId }, select: { id: true } })
    if (!membership) throw notFoundError('organization')
    await endMembership(tx, { by, member: await readMember(tx, { scope, id: membership.id }) })

    return membership.id
  })
}

/** What a member may do, they do by their membership: with it everything goes that acts in their name here. */
async function endMembership(tx: TenantTransaction, { by, member }: { by: Manager; member: MemberDetail }): Promise<void> {
  const { scope, actor, origin } = by
  const { userId } = member
  await assertSpareable(tx, member)

  await revokeMemberKeys(tx, { scope, actor, origin, userId })
  await tx.membership.delete({ where: tenantKey(scope, member.id), select: { id: true } })
  if (!(await isMemberElsewhere(tx, { scope, userId }))) await revokeSessions(tx, { userId })
  const before = { role: member.role.name }
  await writeAudit(tx, { ...by, ...by.origin, action: 'member.removed', objectKind: 'member', objectId: userId, before })
  await notifyChange(tx, { scope, topic: 'members' })
}

/**
 * Takes away the authenticator app of a member who lost it, with its recovery codes, and ends their sessions. An organization decides that
 * only for people who are in no other one.
 * @throws AppError `not_found`, `forbidden` where their role allows more than one's own, `conflict` for oneself, for somebody without an app
 * and for somebody who is in another organization as well.
 */
export async function resetMemberTwoFactor({ by, id }: ActOnMember): Promise<Member> {
  const { scope, actor } = by

  return inTenant(scope, async (tx) => {
    const own = await holdMembers(tx, by)
    const member = await readMember(tx, { scope, id })
    const { userId } = member
    assertMayGrant({ own, permissions: member.permissions })
    if (userId === actor.userId) throw conflictError('Switch off your own authenticator app in your profile: that asks for a code.')
    if (!member.hasTwoFactor) throw conflictError('This member has no authenticator app.')
    if (await isMemberElsewhere(tx, { scope, userId })) {
      throw conflictError(
        'This member is in another organization as well, so no single one can take their app away. Ask whoever runs Handoff.',
      )
    }

    await removeTwoFactor(tx, { userId })
    await revokeSessions(tx, { userId })
    await writeAudit(tx, { ...by, ...by.origin, action: 'member.two-factor-reset', objectKind: 'member', objectId: userId })
    await notifyChange(tx, { scope, topic: 'members' })

    return readMember(tx, { scope, id })
  })
}

/**
 * Hands the organization over: the other member becomes owner and Admin, the one who acts stays Admin.
 * @throws AppError `forbidden` for everybody but the owner, `not_found`, `conflict` for oneself.
 */
export async function transferOwnership({ by, id }: ActOnMember): Promise<Member> {
  const { scope, actor } = by

  return inTenant(scope, async (tx) => {
    await holdMembers(tx, by)
    const owner = await tx.membership.findFirst({ where: { isOwner: true, userId: actor.userId }, select: { id: true } })
    if (!owner) {
      const userMessage = 'Only the owner can hand the organization over.'
      throw new AppError<PlatformErrorCode>({ code: 'forbidden', retry: 'no', userMessage })
    }
    const member = await readMember(tx, { scope, id })
    if (member.isOwner) throw conflictError('You own this organization already. Choose another member.')

    // The old owner first: there is never a second one.
    await tx.membership.update({ where: tenantKey(scope, owner.id), data: { isOwner: false }, select: { id: true } })
    const data = { isOwner: true, role: 'Admin', customRoleId: null } as const
    await tx.membership.update({ where: tenantKey(scope, id), data, select: { id: true } })
    await writeAudit(tx, {
      ...by,
      ...by.origin,
      action: 'member.ownership-received',
      objectKind: 'member',
      objectId: member.userId,
      before: { role: member.role.name },
      after: { role: 'Admin' },
    })
    await notifyChange(tx, { scope, topic: 'members' })

    return readMember(tx, { scope, id })
  })
}

/** The owner stays until they hand over, and there is always an Admin. */
async function assertSpareable(tx: TenantTransaction, member: Member): Promise<void> {
  if (member.isOwner) throw conflictError('The owner stays Admin and member. Hand the organization over first.')
  if (member.role.id !== 'Admin') return

  const others = await tx.membership.count({ where: { role: 'Admin', id: { not: member.id } } })
  if (others === 0) throw conflictError('This is the last Admin. Make somebody else Admin first.')
}
