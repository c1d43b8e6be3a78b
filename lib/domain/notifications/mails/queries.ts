import { findReader, type MailReader, readMailed, type ToldNotification } from '#lib/domain/notifications/queries.ts'
import { notificationKindSchema } from '#lib/domain/notifications/schema.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

export type NotificationsToMail = Omit<MailReader, 'reader'> & { notifications: ToldNotification[]; hasMore: boolean }

/** How many one mail tells one by one. */
const TOLD_MAX = 50

/**
 * What a mail says, kind by kind in the order of the preferences, the last told first. Null when the member is gone, or has read all of it
 * meanwhile, or may no longer see it.
 */
export async function findNotificationsToMail({
  scope,
  userId,
  mailId,
}: {
  scope: TenantScope
  userId: string
  mailId: string
}): Promise<NotificationsToMail | null> {
  return inTenant(scope, async (tx) => {
    const found = await findReader(tx, { scope, userId })
    if (!found) return null
    const rows = await readMailed(tx, { reader: found.reader, mailId, most: TOLD_MAX + 1 })
    if (rows.length === 0) return null

    const { reader: _, ...person } = found
    const order = notificationKindSchema.options
    const notifications = rows.slice(0, TOLD_MAX).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))

    return { ...person, notifications, hasMore: rows.length > TOLD_MAX }
  })
}
