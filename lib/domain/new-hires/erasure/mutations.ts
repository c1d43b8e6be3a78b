import { eraseAuditValues } from '#lib/domain/audit/erasure/mutations.ts'
import { forgetDocumentJob } from '#lib/domain/documents/jobs.ts'
import { eraseEvents } from '#lib/domain/events/erasure/mutations.ts'
import { FORGOTTEN } from '#lib/domain/events/erasure/rules.ts'
import { withholdAnswers } from '#lib/domain/idempotency/withholding/mutations.ts'
import { eraseMails } from '#lib/domain/mails/erasure/mutations.ts'
import { refreshSignals } from '#lib/domain/new-hires/matches/mutations.ts'
import type { NotificationKind } from '#lib/domain/notifications/schema.ts'
import { forgetFills } from '#lib/domain/open-jobs/filling/mutations.ts'
import { eraseOutgoingMessages } from '#lib/domain/outgoing-webhooks/erasure/mutations.ts'
import { eraseItems } from '#lib/domain/sweeps/erasure/mutations.ts'
import { claimReading } from '#lib/domain/sync/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { removeLookups } from '#lib/platform/db/lookup.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { enqueueAll } from '#lib/platform/queue/enqueue.ts'

/** One of our rows with the upstream's id of what it is. A new hire is its application. */
export type RecordRef = { id: string; externalId: string }

export type EraseRecords = {
  scope: TenantScope
  connectionId: string
  candidateExternalId: string
  hires: readonly RecordRef[]
  offers: readonly RecordRef[]
  /** Whether nothing of the candidate stays: then what only names them goes, too. */
  isWhole: boolean
}

/**
 * Erases new hires and offers with everything below them and beside them: history, versions, comments, messages, documents with their bytes,
 * mails, notifications, readings, what events carried, kept answers and the values in the log. That the log has entries stays. What is read
 * from the source later of the same application or offer finds a tombstone and comes in no more.
 */
export async function eraseRecords(tx: TenantTransaction, input: EraseRecords): Promise<void> {
  const { scope, connectionId, candidateExternalId, hires, offers, isWhole } = input
  const hireIds = hires.map(({ id }) => id)
  const offerIds = offers.map(({ id }) => id)
  const below = await readBelow(tx, { offerIds })
  const documentIds = await eraseDocuments(tx, { scope, where: whereDocuments(input) })
  const ids = [...hireIds, ...offerIds, ...documentIds]

  const externalIds = [...(isWhole ? [candidateExternalId] : []), ...hires.map(toExternalId), ...offers.map(toExternalId)]
  const ownerId = isWhole ? candidateExternalId : ''
  await eraseEvents(tx, { scope, connectionId, candidateExternalId: ownerId, externalIds, offerIds, newHireIds: hireIds })
  await eraseItems(tx, { scope, candidateExternalId: ownerId, externalIds })
  await eraseNotifications(tx, { scope, hireIds, offerIds, objectIds: ids, targetIds: [...ids, ...below.targetIds] })
  await eraseAuditValues(tx, { scope, subjectIds: isWhole ? [candidateExternalId] : [], objectIds: ids })
  await removeLookups(tx, { kind: 'OfferLink', scope, targetIds: below.linkIds })
  await withholdAnswers(tx, { scope, ids })

  await leaveMatches(tx, { scope, hireIds })
  await tx.newHire.updateMany({ where: { mergedIntoId: { in: hireIds } }, data: { mergedIntoId: null } })
  await forgetFills(tx, { scope, newHireIds: hireIds })
  await tx.newHire.deleteMany({ where: { id: { in: hireIds } } })
  await tx.offer.deleteMany({ where: { id: { in: offerIds } } })
  await eraseOutgoingMessages(tx, { scope, ids })
  await buryObjects(tx, input)
}

function toExternalId({ externalId }: RecordRef): string {
  return externalId
}

/** What mails and links hang on, below the offers. */
async function readBelow(tx: TenantTransaction, { offerIds }: { offerIds: string[] }): Promise<{ targetIds: string[]; linkIds: string[] }> {
  const where = { offerId: { in: offerIds } }
  const select = { id: true } as const
  const links = await tx.offerLink.findMany({ where, select })
  const others = [
    ...(await tx.offerVersion.findMany({ where, select })),
    ...(await tx.offerAnswer.findMany({ where, select })),
    ...(await tx.offerMessage.findMany({ where, select })),
  ]
  const linkIds = links.map(({ id }) => id)

  return { targetIds: [...linkIds, ...others.map(({ id }) => id)], linkIds }
}

function whereDocuments({ hires, offers, candidateExternalId, isWhole }: EraseRecords): Prisma.DocumentWhereInput {
  return {
    OR: [
      { newHireId: { in: hires.map(({ id }) => id) } },
      { offerId: { in: offers.map(({ id }) => id) } },
      ...(isWhole ? [{ subjectId: candidateExternalId }] : []),
    ],
  }
}

export type EraseDocuments = { scope: TenantScope; where: Prisma.DocumentWhereInput }

/** Takes documents out; their bytes go with the next free worker. Answers which they were. */
export async function eraseDocuments(tx: TenantTransaction, { scope, where }: EraseDocuments): Promise<string[]> {
  const { organizationId } = scope
  const documents = await tx.document.findMany({ where, select: { id: true } })
  const ids = documents.map(({ id }) => id)
  await tx.sourceFile.deleteMany({ where: { documentId: { in: ids } } })
  await tx.document.deleteMany({ where: { id: { in: ids } } })
  await enqueueAll(
    tx,
    forgetDocumentJob,
    ids.map((documentId) => ({ payload: { organizationId, documentId }, options: {} })),
  )

  return ids
}

type EraseNotifications = {
  scope: TenantScope
  hireIds: string[]
  offerIds: string[]
  objectIds: readonly string[]
  targetIds: readonly string[]
}

async function eraseNotifications(tx: TenantTransaction, input: EraseNotifications): Promise<void> {
  const { scope, objectIds, targetIds } = input
  const where = { organizationId: scope.organizationId, objectId: { in: [...objectIds] } }
  const told = await tx.notification.findMany({ where, select: { mailId: true } })
  const mailIds = [...told.flatMap(({ mailId }) => mailId ?? []), ...(await findArrivalMails(tx, input))]
  await eraseMails(tx, { scope, targetIds, mailIds })
  await tx.notification.deleteMany({ where })
}

const ARRIVAL_KINDS: NotificationKind[] = ['offer.arrived', 'newHire.arrived']

/** Arrivals are told together, so that no row says of whom a mail spoke: all since the first of these came in. */
async function findArrivalMails(tx: TenantTransaction, { hireIds, offerIds }: EraseNotifications): Promise<string[]> {
  const oldest = { orderBy: { createdAt: 'asc' }, select: { createdAt: true } } as const
  const firsts = [
    await tx.newHire.findFirst({ where: { id: { in: hireIds } }, ...oldest }),
    await tx.offer.findFirst({ where: { id: { in: offerIds } }, ...oldest }),
  ].flatMap((first) => first?.createdAt ?? [])
  if (firsts.length === 0) return []

  const since = new Date(Math.min(...firsts.map((first) => first.getTime())))
  const told = await tx.notification.findMany({
    where: { kind: { in: ARRIVAL_KINDS }, objectId: null, lastAt: { gte: since }, mailId: { not: null } },
    select: { mailId: true },
  })

  return told.flatMap(({ mailId }) => mailId ?? [])
}

/** Others who looked like these lose the mark: only what is pending is compared. */
async function leaveMatches(tx: TenantTransaction, { scope, hireIds }: { scope: TenantScope; hireIds: string[] }): Promise<void> {
  await tx.newHire.updateMany({ where: { id: { in: hireIds } }, data: { state: 'Dismissed' } })
  for (const newHireId of hireIds) await refreshSignals(tx, { scope, newHireId })
}

/** A read that began earlier finds that a later one was written, and events that come later find what became of their object. */
async function buryObjects(tx: TenantTransaction, { scope, connectionId, hires, offers }: EraseRecords): Promise<void> {
  const grave = { scope, readStartedAt: await readDatabaseClock(tx), version: null, status: FORGOTTEN.code, isGone: true }
  for (const { externalId } of hires) await claimReading(tx, { ...grave, place: { connectionId, kind: 'Hire', externalId } })
  for (const { externalId } of offers) await claimReading(tx, { ...grave, place: { connectionId, kind: 'Offer', externalId } })
}
