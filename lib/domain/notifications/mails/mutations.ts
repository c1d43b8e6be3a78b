import { requestMail } from '#lib/domain/mails/mutations.ts'
import { findReader, keepVisible } from '#lib/domain/notifications/queries.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { canSendMail } from '#lib/platform/mail/mail-way.ts'

export type CollectMail = { scope: TenantScope; userId: string; timing: 'Soon' | 'Daily' }

/**
 * Puts all that a member is due to be told by mail into one mail, in one transaction: what was read meanwhile is left out, and each
 * notification goes into one mail only. The daily mail takes along what was to come soon, not the other way round. Nothing due, or nobody
 * there any more: no mail.
 */
export async function collectNotificationMail({ scope, userId, timing }: CollectMail): Promise<void> {
  await inTenant(scope, async (tx) => {
    const found = await findReader(tx, { scope, userId })
    if (!found) return
    const due = await lockDue(tx, { scope, userId, timing })
    if (due.length === 0) return

    const visible = canSendMail() ? await keepVisible(tx, { reader: found.reader, ids: due }) : []
    const mail = visible.length > 0 ? await requestMail(tx, { scope, kind: 'notifications', targetId: userId }) : null
    if (mail) await tx.notification.updateMany({ where: { id: { in: visible } }, data: { mailId: mail.id } })

    // What may not be told today, or cannot be sent, is not sent years later either.
    const untold = due.filter((id) => !visible.includes(id))
    if (untold.length > 0) await tx.notification.updateMany({ where: { id: { in: untold } }, data: { mailTiming: 'Off' } })
  })
}

/** Locked in the order of their ids, as everywhere: the member may be reading them at this moment. */
async function lockDue(tx: TenantTransaction, { scope, userId, timing }: CollectMail): Promise<string[]> {
  const timings = timing === 'Daily' ? ['Soon', 'Daily'] : ['Soon']
  const rows = await query<{ id: string }>(tx)`
    select "id"::text from "notification"
    where "organizationId" = ${scope.organizationId}::uuid and "userId" = ${userId}::uuid
      and "mailId" is null and "readAt" is null and "mailTiming"::text = any(${timings}::text[])
    order by "id" for update`

  return rows.map(({ id }) => id)
}

/** What was only ever to be mailed has been, and nobody reads it in the app. */
export async function forgetMailed(tx: TenantTransaction, { mailId }: { mailId: string }): Promise<void> {
  await tx.notification.deleteMany({ where: { mailId, inApp: false } })
}
