import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'
import { processEventJob } from './jobs.ts'
import { ACTABLE } from './queries.ts'
import { findRetryObstacle } from './rules.ts'
import type { EventState } from './terms.ts'

export type EnqueueEvent = {
  scope: TenantScope
  id: string
  connectionId: string
  subject: { externalId: string }
  runAt?: Date
}

/** One object at a time and at most four per connection: the object picks the lane. */
export async function enqueueEvent(tx: TenantTransaction, { scope, id, connectionId, subject, runAt }: EnqueueEvent): Promise<void> {
  const queue = queueOf({ connectionId, externalId: subject.externalId })
  await enqueue(tx, processEventJob, { organizationId: scope.organizationId, eventId: id }, { queue, runAt })
}

export type EventRef = { scope: TenantScope; id: string }

/** Told to those who can try again. Last in its transaction, because events at the same time count on the same rows. */
export async function tellOfTrouble(
  tx: TenantTransaction,
  { scope, isConfidential }: { scope: TenantScope; isConfidential: boolean },
): Promise<void> {
  await notify(tx, { scope, kind: 'event.needs-attention', audience: { permission: 'events.retry', isConfidential } })
}

/** The states in which somebody still has to look. */
export const UNSETTLED: EventState[] = ['Received', 'Processing', 'Failed']

/** What an event is set to that is tried from the beginning. */
export const FRESH_TRY = {
  state: 'Received',
  laggingReads: 0,
  attemptCount: 0,
  nextAttemptAt: null,
  finishedAt: null,
  reason: null,
  reasonCode: null,
} as const

/** Tries an event again; the try is a new attempt of the same event. @throws AppError `not_found`, and `conflict` with `findRetryObstacle`'s words. */
export async function retryEvent({ scope, id, actor, origin }: Act & { id: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const event = await tx.event.findUnique({ where: tenantKey(scope, id), select: { ...ACTABLE, connectionId: true } })
    if (!event) throw notFoundError('event')
    const obstacle = findRetryObstacle({ ...event, now: new Date() })
    if (obstacle) throw conflictError(`This event cannot be tried again: ${obstacle.why}. ${obstacle.instead}`)

    await tx.event.updateMany({
      where: { id },
      // Only a read that starts from now on answers this question.
      data: { ...FRESH_TRY, retriedAt: await readDatabaseClock(tx) },
    })
    await enqueueEvent(tx, { scope, id, connectionId: event.connectionId, subject: { externalId: event.subjectExternalId } })
    await writeAudit(tx, { scope, actor, ...origin, action: 'event.retried', objectKind: 'event', objectId: id })
    await notifyChange(tx, { scope, topic: 'events' })
  })
}
