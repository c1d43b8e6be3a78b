import { outgoingQueueOf, sendOutgoingMessageJob } from '#lib/domain/outgoing-webhooks/jobs.ts'
import { type OutgoingEvent, outgoingEventWords } from '#lib/domain/outgoing-webhooks/terms.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'

export type Announce = {
  scope: TenantScope
  event: OutgoingEvent
  /** What it happened to. */
  objectIds: readonly string[]
  /** Not told before this instant; at once where it is left out. */
  runAt?: Date
}

/**
 * Tells other systems of something, in the transaction in which it happens: one message for each webhook that listens and each object that
 * it may tell of. One query where none listens. What is said is read when it is sent, so the object itself need not be at hand here.
 */
export async function announce(tx: TenantTransaction, { scope, event, objectIds, runAt }: Announce): Promise<void> {
  if (objectIds.length === 0) return
  const listeners = await findListeners(tx, { scope, event })
  if (listeners.length === 0) return

  const { organizationId } = scope
  const objects = await readObjects(tx, { event, objectIds })
  const messages = listeners.flatMap(({ id: webhookId, includesConfidential }) =>
    objects
      .filter(({ isConfidential }) => includesConfidential || !isConfidential)
      .map(({ id: objectId, subjectIds, isConfidential }) => ({
        organizationId,
        id: createId(),
        webhookId,
        event,
        objectId,
        subjectIds,
        isConfidential,
        nextAttemptAt: runAt ?? new Date(),
      })),
  )
  if (messages.length === 0) return

  await tx.outgoingMessage.createMany({ data: messages })
  await enqueueAll(
    tx,
    sendOutgoingMessageJob,
    messages.map(({ id, webhookId }) => ({
      payload: { organizationId, messageId: id },
      options: { ...outgoingQueueOf({ id, webhookId }), runAt },
    })),
  )
  await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
}

export type WithdrawAnnouncement = { scope: TenantScope; event: OutgoingEvent; objectId: string; reason: string }

/** Takes back what was announced for later and is not true any more, in the transaction in which that is decided. */
export async function withdrawAnnouncement(tx: TenantTransaction, { scope, event, objectId, reason }: WithdrawAnnouncement): Promise<void> {
  const { count } = await tx.outgoingMessage.updateMany({
    where: { organizationId: scope.organizationId, objectId, event, state: 'Waiting', attemptCount: 0 },
    data: { state: 'Cancelled', reason, nextAttemptAt: null, finishedAt: new Date() },
  })
  if (count > 0) await notifyChange(tx, { scope, topic: 'outgoingWebhooks' })
}

type Listener = { id: string; includesConfidential: boolean }

function findListeners(tx: TenantTransaction, { scope, event }: { scope: TenantScope; event: OutgoingEvent }): Promise<Listener[]> {
  return query<Listener>(tx)`
    select "id"::text, "includesConfidential" from "outgoing_webhook"
    where "organizationId" = ${scope.organizationId}::uuid and "state" = 'On' and ${event} = any("events") order by "id"`
}

type Announced = {
  id: string
  isConfidential: boolean
  /** Rows of whose erasure the message has to hear. */
  subjectIds: string[]
}

async function readObjects(
  tx: TenantTransaction,
  { event, objectIds }: { event: OutgoingEvent; objectIds: readonly string[] },
): Promise<Announced[]> {
  const where = { id: { in: [...objectIds] } }
  const select = { id: true, confidential: true } as const

  switch (outgoingEventWords[event].object) {
    case 'offer':
      return (await tx.offer.findMany({ where, select })).map(toAnnounced)
    case 'newHire':
      return (await tx.newHire.findMany({ where, select })).map(toAnnounced)
    case 'person':
      // People stand in the directory, whatever job they were hired for.
      return objectIds.map((id) => ({ id, isConfidential: false, subjectIds: [id] }))
    case 'openJob': {
      const jobs = await tx.openJob.findMany({ where, select: { id: true, filledByPersonId: true, filledByNewHireId: true } })
      return jobs.map(({ id, filledByPersonId, filledByNewHireId }) => ({
        id,
        isConfidential: false,
        subjectIds: [id, filledByPersonId, filledByNewHireId].filter((subject) => subject !== null),
      }))
    }
  }
}

function toAnnounced({ id, confidential }: { id: string; confidential: boolean }): Announced {
  return { id, isConfidential: confidential, subjectIds: [id] }
}
