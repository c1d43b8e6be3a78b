import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import type { HistoryKind } from '#lib/domain/offers/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { enqueue, enqueueAll } from '#lib/platform/queue/enqueue.ts'
import { writeAnswerBackJob } from './jobs.ts'
import type { WriteBackTask } from './queries.ts'
import { OPEN_STATES } from './rules.ts'

export type RequestWriteBack = {
  scope: TenantScope
  offerId: string
  answerId: string
  /** Null for the machine, which asks only where the admin switched it on. */
  requestedById: string | null
}

/**
 * Asks for an answer to be written to Ashby; try and job commit with what led to them. One try of an answer at a time: while one is open
 * nothing is added. The caller holds the offer's row, so that two requests at once see each other.
 */
export async function requestWriteBack(
  tx: TenantTransaction,
  { scope, offerId, answerId, requestedById }: RequestWriteBack,
): Promise<void> {
  const { organizationId } = scope
  const offer = await tx.offer.findUniqueOrThrow({
    where: tenantKey(scope, offerId),
    select: { connectionId: true, externalId: true, connection: { select: { writesAnswersBack: true } } },
  })
  if (requestedById === null && !offer.connection.writesAnswersBack) return

  const open = await tx.writeBack.findFirst({ where: { answerId, state: { in: [...OPEN_STATES] } }, select: { id: true } })
  if (open) return

  const { id } = await tx.writeBack.create({ data: { organizationId, offerId, answerId, requestedById }, select: { id: true } })
  await enqueue(tx, writeAnswerBackJob, { organizationId, writeBackId: id }, { queue: queueOf(offer) })
  await notifyChange(tx, { scope, topic: 'offers' })
}

/** With the state in which the caller knows the task: one that another process moved on meanwhile is left alone. */
type WriteBackRef = { scope: TenantScope; task: WriteBackTask }

/**
 * Takes a try for sending, committed before the call: whoever finds it taken knows that the answer may be on its way. False where another
 * process was faster, or the answer does not stand any more.
 */
export async function startSending({ scope, task }: WriteBackRef): Promise<boolean> {
  return inTenant(scope, async (tx) => {
    const { count } = await tx.writeBack.updateMany({
      where: { id: task.id, state: 'Waiting', answer: { reopenedAt: null } },
      data: { state: 'Sending', startedAt: new Date(), code: null, message: null, requestId: null },
    })
    if (count > 0) await notifyChange(tx, { scope, topic: 'offers' })

    return count > 0
  })
}

/** How a try ends whose answer was taken back before anything was sent. */
export const reopened = { code: 'reopened', message: 'The offer was opened again before the answer was written.' } as const

type CancelWriteBacks = { scope: TenantScope; offerId: string; userId: string }

/**
 * Takes back what waits to be written of an offer that is opened again. False where Ashby may have it, whatever was read of it: an answer is
 * being sent, or was written since. Whoever takes a try for sending at this moment is waited for, so that only one of both happens. The
 * caller holds the offer's row, and undoes its act where the answer is false.
 */
export async function cancelWriteBacks(tx: TenantTransaction, { scope, offerId, userId }: CancelWriteBacks): Promise<boolean> {
  const { count } = await tx.writeBack.updateMany({
    where: { offerId, state: 'Waiting' },
    data: { state: 'Refused', ...reopened, requestId: null, endedAt: await readDatabaseClock(tx) },
  })
  const { sourceReadAt } = await tx.offer.findUniqueOrThrow({ where: tenantKey(scope, offerId), select: { sourceReadAt: true } })
  const sent = await tx.writeBack.findFirst({
    where: { offerId, OR: [{ state: 'Sending' }, { state: 'Done', endedAt: { gt: sourceReadAt } }] },
    select: { id: true },
  })
  if (sent) return false

  // Nobody else is told: who opened the offer again wanted just this.
  const detail = { code: reopened.code, reason: reopened.message, requestId: null }
  if (count > 0) await addHistory(tx, { scope, offerId, kind: historyKinds.Refused, userId, detail })

  return true
}

/** Why a try waits; people see it on the offer. */
export type WaitingReason = { code: string; message: string; requestId: string | null }

export type PutOff = WriteBackRef & {
  /** `Waiting` only where nothing was sent for certain. */
  state: 'Waiting' | 'Sending'
  reason: WaitingReason
  /** When to go on; null where something else brings it back, as resuming a paused account does. */
  next: { runAt: Date; tries: number; readBacks: number } | null
}

/** Leaves a try for later. */
export async function putOff({ scope, task, state, reason, next }: PutOff): Promise<void> {
  await inTenant(scope, async (tx) => {
    const where = { id: task.id, state: task.state }
    const { count } = await tx.writeBack.updateMany({ where, data: { state, ...reason } })
    if (count === 0) return

    if (next) {
      const { runAt, ...counts } = next
      const payload = { organizationId: scope.organizationId, writeBackId: task.id, ...counts }
      await enqueue(tx, writeAnswerBackJob, payload, { queue: queueOf(task), runAt })
    }
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

/** How a try ended. The message is for people and holds no values of fields. */
export type WriteBackEnding = { state: 'Done' | 'Refused' | 'Unknown'; code: string; message: string | null; requestId: string | null }

const historyKinds = {
  Done: 'written-back',
  Refused: 'write-back-refused',
  Unknown: 'write-back-unknown',
} as const satisfies Record<WriteBackEnding['state'], HistoryKind>

/** Ends a try. What a person has to look at is told. False where it was not left as it was. */
export async function finishWriteBack({ scope, task, ending }: WriteBackRef & { ending: WriteBackEnding }): Promise<boolean> {
  const { offerId, requestedById } = task
  const { state, message, requestId } = ending

  return inTenant(scope, async (tx) => {
    // Before the try, as those do who open the offer again: its history needs the offer's row, and they would wait in a circle.
    await execute(tx)`select 1 from "offer"
      where "organizationId" = ${scope.organizationId}::uuid and "id" = ${offerId}::uuid for key share`
    const where = { id: task.id, state: task.state }
    const { count } = await tx.writeBack.updateMany({ where, data: { ...ending, endedAt: await readDatabaseClock(tx) } })
    if (count === 0) return false

    const detail = { answer: task.answer, code: ending.code, reason: message, requestId }
    await addHistory(tx, { scope, offerId, kind: historyKinds[state], userId: requestedById, detail })
    if (state === 'Done') {
      const actor = requestedById ? ({ kind: 'User', userId: requestedById } as const) : ({ kind: 'System' } as const)
      const origin = { ipAddress: null, requestId: null }
      await writeAudit(tx, { scope, actor, ...origin, action: 'offer.written-back', objectKind: 'offer', objectId: offerId })
    }
    await notifyChange(tx, { scope, topic: 'offers' })
    if (state !== 'Done') {
      const { audience } = await findTold(tx, { scope, offerId })
      await notify(tx, { scope, kind: 'offer.write-back-failed', objectId: offerId, audience })
    }

    return true
  })
}

/** Gives every open try of a connection a job again: while it was paused they waited for that. */
export async function enqueueOpenWriteBacks(
  tx: TenantTransaction,
  { scope, connectionId }: { scope: TenantScope; connectionId: string },
): Promise<void> {
  const { organizationId } = scope
  const open = await tx.writeBack.findMany({
    where: { state: { in: [...OPEN_STATES] }, offer: { connectionId } },
    orderBy: { id: 'asc' },
    select: { id: true, offer: { select: { externalId: true } } },
  })
  const jobs = open.map(({ id, offer: { externalId } }) => ({
    payload: { organizationId, writeBackId: id },
    options: { queue: queueOf({ connectionId, externalId }) },
  }))
  await enqueueAll(tx, writeAnswerBackJob, jobs)
}
