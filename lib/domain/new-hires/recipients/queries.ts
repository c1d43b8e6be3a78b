import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { NotificationAudience } from '#lib/domain/notifications/mutations.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { HireRecipient, HireRecipients } from './contract.ts'

export type RecipientsRef = { scope: TenantScope; connectionId: string }

/** Every member with whether they can be told, and are chosen to be. @throws AppError `not_found`. */
export async function getRecipients(ref: RecipientsRef): Promise<HireRecipients> {
  return inTenant(ref.scope, async (tx) => {
    const connection = await tx.connection.findUnique({
      where: tenantKey(ref.scope, ref.connectionId),
      select: { hireReminderDays: true },
    })
    if (!connection) throw notFoundError('connection')
    const members = await readRecipients(tx, ref)

    return {
      members,
      isEverybodyTold: !members.some(({ isAllowed, isChosen }) => isAllowed && isChosen),
      reminderDays: connection.hireReminderDays,
    }
  })
}

async function readRecipients(tx: TenantTransaction, { connectionId }: RecipientsRef): Promise<HireRecipient[]> {
  const chosen = await tx.hireRecipient.findMany({ where: { connectionId }, select: { userId: true } })
  const rows = await tx.membership.findMany({ select: { ...roleSelect, userId: true, user: { select: { name: true, email: true } } } })
  const chosenIds = new Set(chosen.map(({ userId }) => userId))

  return rows
    .map((row) => {
      const { role, permissions } = readRole(row)
      return {
        userId: row.userId,
        name: row.user.name,
        email: row.user.email,
        role: role.name,
        isAllowed: permissions.includes('newHires.manage'),
        isChosen: chosenIds.has(row.userId),
      }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en') || one.email.localeCompare(other.email, 'en'))
}

/**
 * Who is told of a connection's new hires: those who were chosen and may still see them, and where nobody is left of them everybody who may.
 * A new hire must not wait unseen because somebody changed their role.
 */
export async function readHireAudience(
  tx: TenantTransaction,
  { scope, connectionId, isConfidential }: RecipientsRef & { isConfidential: boolean },
): Promise<NotificationAudience> {
  const rows = await tx.hireRecipient.findMany({
    where: { organizationId: scope.organizationId, connectionId },
    select: { userId: true, membership: { select: roleSelect } },
  })
  const userIds = rows.flatMap(({ userId, membership }) => (readRole(membership).permissions.includes('newHires.manage') ? [userId] : []))

  return userIds.length > 0 ? { userIds, isConfidential } : { permission: 'newHires.manage', isConfidential }
}
