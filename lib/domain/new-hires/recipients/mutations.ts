import { readRole, roleSelect } from '#lib/domain/access/queries.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { planRemindersAnew } from '#lib/domain/new-hires/reminders/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'

export type SetRecipients = Act<Actor> & { connectionId: string; userIds: readonly string[]; reminderDays: number }

/**
 * Chooses who is told of a connection's new hires, and how long before a start date. Somebody who was chosen and may not see new hires any
 * more can stay chosen: they are told again once they may.
 * @throws AppError `invalid_input` for somebody new who may not see them, `not_found`.
 */
export async function setRecipients(input: SetRecipients): Promise<void> {
  const { scope, actor, origin, connectionId, reminderDays } = input
  const { organizationId } = scope
  const userIds = [...new Set(input.userIds)]

  await inTenant(scope, async (tx) => {
    await query(tx)`select 1 from "connection" where "organizationId" = ${organizationId}::uuid and "id" = ${connectionId}::uuid for update`
    const connection = await tx.connection.findUnique({ where: tenantKey(scope, connectionId), select: { hireReminderDays: true } })
    if (!connection) throw notFoundError('connection')
    const before = (await tx.hireRecipient.findMany({ where: { connectionId }, select: { userId: true } })).map(({ userId }) => userId)
    await requireAllowed(tx, { userIds: userIds.filter((userId) => !before.includes(userId)) })

    await tx.hireRecipient.deleteMany({ where: { connectionId, userId: { notIn: userIds } } })
    await tx.hireRecipient.createMany({ data: userIds.map((userId) => ({ organizationId, connectionId, userId })), skipDuplicates: true })
    await tx.connection.update({ where: tenantKey(scope, connectionId), data: { hireReminderDays: reminderDays }, select: { id: true } })
    if (connection.hireReminderDays !== reminderDays) await planRemindersAnew(tx, { scope, connectionId })
    await writeAudit(tx, {
      scope,
      actor,
      ...origin,
      action: 'connection.recipients-changed',
      objectKind: 'connection',
      objectId: connectionId,
      before: { userIds: before, reminderDays: connection.hireReminderDays },
      after: { userIds, reminderDays },
    })
    await notifyChange(tx, { scope, topic: 'connections' })
  })
}

async function requireAllowed(tx: TenantTransaction, { userIds }: { userIds: readonly string[] }): Promise<void> {
  if (userIds.length === 0) return
  const rows = await tx.membership.findMany({
    where: { userId: { in: [...userIds] } },
    select: { ...roleSelect, userId: true, user: { select: { name: true } } },
  })
  if (rows.length < userIds.length) throw notFoundError('member')
  const refused = rows.filter((row) => !readRole(row).permissions.includes('newHires.manage'))
  if (refused.length === 0) return

  const names = refused.map(({ user }) => user.name).join(', ')
  const userMessage = `${names} may not see new hires. Give their role “Manage ATS inbox” under Members & roles first.`
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { userIds: userMessage } })
}
