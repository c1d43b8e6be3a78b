import { requestMail } from '#lib/domain/mails/mutations.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { areLinksRevoked } from '#lib/domain/offer-publishing/links/queries.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import { readNewestVersion, readVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow } from '#lib/domain/offers/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { canSendMail } from '#lib/platform/mail/mail-way.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'
import { remindOfferJob } from './jobs.ts'
import { type ListReminders, listReminders, type Reminder } from './rules.ts'

/** Plans the reminders of a version, in the transaction that publishes it. Those of versions before it find that they are no longer the newest. */
export async function planReminders(
  tx: TenantTransaction,
  { scope, versionId, ...deadline }: ListReminders & { scope: TenantScope; versionId: string },
): Promise<void> {
  const { organizationId } = scope
  const jobs = listReminders(deadline).map(({ about, at }) => ({
    payload: { organizationId, versionId, about },
    options: { runAt: at, jobKey: `remind_offer:${versionId}:${about}:${at.toISOString()}` },
  }))
  if (jobs.length > 0) await enqueueAll(tx, remindOfferJob, jobs)
}

export type RemindOffer = { scope: TenantScope; versionId: string; about: Reminder['about'] }

/** Does nothing where the version is no longer what the candidate has to answer. */
export async function remindOffer({ scope, versionId, about }: RemindOffer): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { offerId } = await readVersion(tx, { scope, id: versionId })
    const row = await lockOfferRow(tx, { scope, offerId, visibility: { confidential: true } })
    const newest = await readNewestVersion(tx, { scope, offerId })
    if (newest?.id !== versionId || row.state !== 'Published') return
    if (about !== 'candidate') return tellAssignee(tx, { scope, offerId })

    const hasPassed = newest.expiresAt !== null && newest.expiresAt <= (await readDatabaseClock(tx))
    if (hasPassed || !canAnswer(row) || !canSendMail() || (await areLinksRevoked(tx, { scope, offerId }))) return
    await requestMail(tx, { scope, kind: 'offer-reminder', targetId: offerId })
    await addHistory(tx, { scope, offerId, kind: 'reminded', detail: { version: newest.number } })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

async function tellAssignee(tx: TenantTransaction, { scope, offerId }: { scope: TenantScope; offerId: string }): Promise<void> {
  await notify(tx, { scope, kind: 'offer.unanswered', objectId: offerId, ...(await findTold(tx, { scope, offerId })) })
}

/** Nobody is sent to a page that only says that it is being updated. */
function canAnswer({ flags }: EditableRow): boolean {
  return !flags.includes('BackInApproval') && !flags.includes('Superseded')
}
