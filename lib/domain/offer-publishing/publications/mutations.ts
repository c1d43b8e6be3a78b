import { writeAudit } from '#lib/domain/audit/mutations.ts'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { publishOfferJob } from '#lib/domain/offer-publishing/jobs.ts'
import { type PublishContext, requireNoObstacle } from '#lib/domain/offer-publishing/mutations.ts'
import { readPublishable } from '#lib/domain/offer-publishing/queries.ts'
import { actOnOffers } from '#lib/domain/offers/acts/mutations.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { lockOfferRow } from '#lib/domain/offers/mutations.ts'
import type { ManyResult } from '#lib/domain/values/many/rules.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/queue/enqueue.ts'

/** Far enough for any start date. */
const LATEST_MS = 366 * 24 * 60 * 60 * 1000

/** The deadline that is asked for; undefined for the organization's own rule, null for none. */
type AskedDeadline = { expiresAt: Date | null | undefined }

export type SchedulePublication = PublishContext & AskedDeadline & { offerId: string; runAt: Date }

/** Asks for an offer to be published later. What stands in the way now, or will by the calendar, is refused at once. */
export async function schedulePublication({ runAt, expiresAt, ...act }: SchedulePublication): Promise<void> {
  const { scope } = act
  requireTimes({ runAt, expiresAt })

  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, act)
    const { obstacles } = await readPublishable(tx, { ...act, expiresAt, at: runAt })
    requireNoObstacle(obstacles)
    await addPublication(tx, { act, offer: row, batchId: createId(), runAt, expiresAt, isMany: false })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

function requireTimes({ runAt, expiresAt }: AskedDeadline & { runAt: Date }): void {
  const now = Date.now()
  if (runAt.getTime() <= now) throw invalid({ field: 'runAt', userMessage: 'Choose a time that is still to come, or publish now.' })
  if (runAt.getTime() > now + LATEST_MS) throw invalid({ field: 'runAt', userMessage: 'Choose a time within a year.' })
  if (expiresAt && expiresAt <= runAt) throw invalid({ field: 'expiresAt', userMessage: 'Choose a deadline after the time of publishing.' })
}

function invalid({ field, userMessage }: { field: string; userMessage: string }): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { [field]: userMessage } })
}

type AddPublication = AskedDeadline & {
  act: PublishContext
  offer: { id: string; candidateExternalId: string | null }
  batchId: string
  runAt: Date
  isMany: boolean
}

async function addPublication(tx: TenantTransaction, { act, offer, batchId, runAt, expiresAt, isMany }: AddPublication): Promise<void> {
  const { scope, actor, origin } = act
  const { organizationId } = scope
  const offerId = offer.id
  const { connectionId, externalId } = await tx.offer.findUniqueOrThrow({
    where: tenantKey(scope, offerId),
    select: { connectionId: true, externalId: true },
  })
  const deadline = { expiresAt: expiresAt ?? null, isWithoutDeadline: expiresAt === null }
  const { id } = await tx.offerPublication.create({
    data: { organizationId, offerId, batchId, requestedById: actor.userId, runAt, ...deadline },
    select: { id: true },
  })
  const job = { queue: queueOf({ connectionId, externalId }), runAt, jobKey: `publish_offer:${id}` }
  await enqueue(tx, publishOfferJob, { organizationId, publicationId: id }, job)

  const detail = { runAt: runAt.toISOString(), isMany }
  await addHistory(tx, { scope, offerId, kind: 'scheduled', userId: actor.userId, detail })
  const audit = { scope, actor, ...origin, objectKind: 'offer', objectId: offerId, subjectId: offer.candidateExternalId } as const
  await writeAudit(tx, { ...audit, action: 'offer.scheduled', after: detail })
}

/** Takes a request back that still waits, one for many offers included. Throws `conflict` where none does. */
export async function cancelPublication(act: PublishContext & { offerId: string }): Promise<void> {
  const { scope, actor, origin, offerId } = act
  await inTenant(scope, async (tx) => {
    const row = await lockOfferRow(tx, act)
    const { count } = await tx.offerPublication.updateMany({
      where: { offerId, state: 'Waiting' },
      data: { state: 'Cancelled', endedAt: await readDatabaseClock(tx) },
    })
    if (count === 0) {
      const userMessage = 'Nothing waits to be published: it was published, refused or cancelled meanwhile. Look at the offer again.'
      throw conflictError(userMessage)
    }
    await addHistory(tx, { scope, offerId, kind: 'schedule-cancelled', userId: actor.userId })
    const audit = { scope, actor, ...origin, objectKind: 'offer', objectId: offerId, subjectId: row.candidateExternalId } as const
    await writeAudit(tx, { ...audit, action: 'offer.schedule-cancelled' })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

export type PublishMany = EditContext & AskedDeadline & { ids: readonly string[] }

/** Asks for offers to be published now, each by itself. Those with something in the way are told at once; the rest is looked at in Ashby first. */
export async function requestPublications({ ids, expiresAt, ...context }: PublishMany): Promise<ManyResult & { batchId: string }> {
  const batchId = createId()
  const runAt = new Date()
  if (expiresAt && expiresAt <= runAt) throw invalid({ field: 'expiresAt', userMessage: 'Choose a deadline that is still to come.' })

  const result = await actOnOffers({
    context,
    ids,
    prepare: async (tx) => async (offer) => {
      const { obstacles } = await readPublishable(tx, { ...context, offerId: offer.id, expiresAt })
      const [obstacle] = obstacles
      if (obstacle) return obstacle.message

      await addPublication(tx, { act: context, offer, batchId, runAt, expiresAt, isMany: true })
      return null
    },
  })

  return { ...result, batchId }
}

export type RefusePublication = { scope: TenantScope; publicationId: string /** For people; names no values. */; problem: string }

/** Ends a request that cannot be followed, and tells whoever asked and whoever looks after the offer. */
export async function refusePublication({ scope, publicationId, problem }: RefusePublication): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { offerId, requestedById } = await tx.offerPublication.findUniqueOrThrow({
      where: tenantKey(scope, publicationId),
      select: { offerId: true, requestedById: true },
    })
    await lockOfferRow(tx, { scope, offerId, visibility: { confidential: true } })
    const { count } = await tx.offerPublication.updateMany({
      where: { id: publicationId, state: 'Waiting' },
      data: { state: 'Refused', problem, endedAt: await readDatabaseClock(tx) },
    })
    if (count === 0) return

    await addHistory(tx, { scope, offerId, kind: 'publish-refused', detail: { problem } })
    await notifyChange(tx, { scope, topic: 'offers' })
    const offer = await tx.offer.findUniqueOrThrow({
      where: tenantKey(scope, offerId),
      select: { assigneeId: true, confidential: true },
    })
    const userIds = [...new Set([requestedById, ...(offer.assigneeId ? [offer.assigneeId] : [])])]
    const audience = { userIds, isConfidential: offer.confidential }
    await notify(tx, { scope, kind: 'offer.publish-refused', objectId: offerId, audience })
  })
}
