import { queueOf } from '#lib/domain/connections/rules.ts'
import { enqueueWaitingJob, processEventJob } from '#lib/domain/events/jobs.ts'
import { FRESH_TRY, UNSETTLED } from '#lib/domain/events/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { enqueue, enqueueAll } from '#lib/platform/queue/enqueue.ts'

type WaitingEvents = { scope: TenantScope; connectionId: string }

/**
 * Sees to it that everything of a connection that waits is looked at, after it was resumed or configured. By a job of its own: after a long
 * pause there may be many, and the caller holds the connection's row, on which new deliveries wait.
 */
export async function enqueueWaiting(tx: TenantTransaction, { scope, connectionId }: WaitingEvents): Promise<void> {
  await enqueue(tx, enqueueWaitingJob, { organizationId: scope.organizationId, connectionId })
}

const WAITING_PAGE = 500

/** Gives jobs to one page of waiting events, oldest first. One job too many finds nothing to do. */
export async function enqueueWaitingPage({ scope, connectionId, afterEventId }: WaitingEvents & { afterEventId?: string }): Promise<void> {
  const { organizationId } = scope

  await inTenant(scope, async (tx) => {
    const waiting = await tx.event.findMany({
      where: { connectionId, stateKey: { in: UNSETTLED }, nextAttemptAt: null, ...(afterEventId ? { id: { gt: afterEventId } } : {}) },
      orderBy: { id: 'asc' },
      take: WAITING_PAGE,
      select: { id: true, subjectExternalId: true },
    })
    const jobs = waiting.map(({ id, subjectExternalId }) => ({
      payload: { organizationId, eventId: id },
      options: { queue: queueOf({ connectionId, externalId: subjectExternalId }) },
    }))
    await enqueueAll(tx, processEventJob, jobs)
    if (waiting.length === WAITING_PAGE)
      await enqueue(tx, enqueueWaitingJob, { organizationId, connectionId, afterEventId: waiting.at(-1)?.id })
  })
}

/** What a key that works mends. */
const KEY_REASONS = ['needs_key', 'ashby_key_invalid', 'ashby_permission_missing', 'offer_hidden', 'application_hidden', 'candidate_hidden']

/** Looks again at everything that an old key could not see to its end. */
export async function reopenKeyFailures(tx: TenantTransaction, { scope, connectionId }: WaitingEvents): Promise<void> {
  const { count } = await tx.event.updateMany({
    where: { connectionId, stateKey: 'NeedsAttention', reasonCode: { in: KEY_REASONS }, bodyRemovedAt: null, replayedAt: null },
    data: { ...FRESH_TRY, retriedAt: await readDatabaseClock(tx) },
  })
  if (count === 0) return

  await enqueueWaiting(tx, { scope, connectionId })
  await notifyChange(tx, { scope, topic: 'events' })
}
