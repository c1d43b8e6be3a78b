import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act, AuditAct, AuditValues } from '#lib/domain/audit/schema.ts'
import { cancelWaitingMails, requestMail } from '#lib/domain/mails/mutations.ts'
import { listPageFields } from '#lib/domain/offer-publishing/documents/rules.ts'
import { planReminders } from '#lib/domain/offer-publishing/reminders/mutations.ts'
import { freezeVersion } from '#lib/domain/offer-publishing/versions/mutations.ts'
import {
  buildFromMaterial,
  type PageMaterial,
  readNewestVersion,
  readPageSender,
  readVersion,
  readVersionBefore,
  type StoredVersion,
} from '#lib/domain/offer-publishing/versions/queries.ts'
import { nextDeadline } from '#lib/domain/offer-publishing/versions/rules.ts'
import { addHistory, type UndonePublication } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, lockOfferRow, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import { lockOfferAmongSiblings, refreshSuccession } from '#lib/domain/offers/successions/mutations.ts'
import { payIntervalSchema } from '#lib/domain/organizations/schema.ts'
import { announce, withdrawAnnouncement } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import { cancelWriteBacks } from '#lib/domain/write-backs/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'
import { readPublishable } from './queries.ts'
import type { Obstacle } from './schema.ts'

/** Who does it, and which offers exist for them. */
export type PublishContext = Act & { visibility: OfferVisibility }

export type PublishVersion = PublishContext & {
  offerId: string
  /** The deadline; undefined for the organization's own rule, null for none. */
  expiresAt: Date | null | undefined
  /** What the person had before their eyes; null where nobody looks at that moment. */
  seen: { versionNumber: number; material: PageMaterial } | null
  /** How long it can be undone and is seen by nobody. */
  undoSeconds: number
  /** The request that is followed. */
  publicationId?: string
}

/**
 * Freezes what the offer shows as its next version and asks for the mail, with the offer's row locked: of two at once one wins and the other
 * is told why. Call it after a look at Ashby. Answers false for a request that no longer waits.
 * @throws AppError `conflict` where something stands in the way, `invalid_input` for a deadline that has passed.
 */
export async function publishVersion(input: PublishVersion): Promise<boolean> {
  const { scope, offerId, publicationId } = input

  return inTenant(scope, async (tx) => {
    await lockOfferRow(tx, input)
    const now = await readDatabaseClock(tx)
    if (publicationId && !(await endPublication(tx, { publicationId, now }))) return false

    const { material, newest, obstacles } = await readPublishable(tx, { ...input, at: now })
    if (input.seen) await requireSeenVersion(tx, { newest, seenNumber: input.seen.versionNumber })
    requireNoObstacle(obstacles)
    if (input.seen) requireSeenValues({ before: input.seen.material, after: material })
    const version = await addVersion(tx, { ...input, material, newest, now })
    const detail = { version: version.number, expiresAt: version.expiresAt?.toISOString() ?? null }
    const undo: UndonePublication = { versionId: version.id, state: material.row.state, publishedValues: material.row.publishedValues }
    await addHistory(tx, { scope, offerId, kind: 'published', userId: input.actor.userId, detail, undo })
    await writePublishAudit(tx, { ...input, row: material.row, action: 'offer.published', after: { ...detail, hash: version.hash } })
    await announce(tx, { scope, event: 'offer.published', objectIds: [offerId], runAt: version.visibleAt })
    await notifyChange(tx, { scope, topic: 'offers' })

    return true
  })
}

async function endPublication(tx: TenantTransaction, { publicationId, now }: { publicationId: string; now: Date }): Promise<boolean> {
  const { count } = await tx.offerPublication.updateMany({
    where: { id: publicationId, state: 'Waiting' },
    data: { state: 'Done', endedAt: now },
  })

  return count > 0
}

type AddVersion = PublishVersion & { material: PageMaterial; newest: StoredVersion | null; now: Date }

async function addVersion(tx: TenantTransaction, { material, newest, now, ...input }: AddVersion) {
  const { scope, offerId, actor } = input
  const { row, shown, fields, defaults, page } = material
  const { timeZone } = page.organization
  const expiresAt = input.expiresAt === undefined ? nextDeadline({ ...page.settings, after: now, timeZone }) : input.expiresAt
  requireFuture({ expiresAt, now })
  const visibleAt = new Date(now.getTime() + input.undoSeconds * 1000)
  const { document, publishedValues } = buildFromMaterial({
    material,
    publisher: await readPageSender(tx, actor.userId),
    expiresAt,
  })
  const number = (newest?.number ?? 0) + 1
  const frozen = { number, document, publishedById: actor.userId, publishedAt: now, visibleAt, expiresAt, timeZone }
  const { id, hash } = await freezeVersion(tx, { scope, offerId, ...frozen, previousId: newest?.id ?? null })

  const isNewlyOpen = row.state !== 'Published'
  const payInterval = payIntervalSchema.safeParse(shown.payInterval).data ?? null
  await saveOffer(tx, {
    scope,
    // Defaults that are shown now stay shown, whatever the organization chooses later.
    row: { ...row, state: 'Published', publishedValues, currency: shown.currency ?? null, payInterval },
    fields,
    defaults,
    data: {
      state: 'Published',
      ...(isNewlyOpen ? { stateChangedAt: now } : {}),
      versionId: id,
      versionNumber: number,
      expiresAt,
      publishedValues,
    },
  })
  await requestMail(tx, { scope, kind: 'offer-version', targetId: id, runAt: visibleAt })
  await planReminders(tx, { scope, versionId: id, timing: page.settings.timing, expiresAt, after: now, timeZone })

  return { id, number, hash, expiresAt, visibleAt }
}

type RequireSeenVersion = { newest: StoredVersion | null; seenNumber: number }

async function requireSeenVersion(tx: TenantTransaction, { newest, seenNumber }: RequireSeenVersion): Promise<void> {
  if ((newest?.number ?? 0) === seenNumber) return
  const sender = newest && (await readPageSender(tx, newest.publishedById))
  const userMessage = newest
    ? `${sender?.name ?? 'Somebody'} published version ${newest.number} meanwhile. Look at it, then publish again where that is still needed.`
    : 'The version that you know of was taken back meanwhile. Look again, then publish.'
  throw conflictError(userMessage)
}

/** Refuses for the first of them: a person mends one thing at a time, and the screen lists all. */
export function requireNoObstacle([obstacle]: readonly Obstacle[]): void {
  if (obstacle) throw conflictError(obstacle.message)
}

/** What the look at Ashby changed of the page nobody has seen. A question that Ashby asks newly counts, too. */
function requireSeenValues({ before, after }: { before: PageMaterial; after: PageMaterial }): void {
  const { fields } = after
  const keys = listPageFields({ fields, settings: after.page.settings })
  const unseen = keys.filter((field) => {
    const isAskedNewly = isAskingAgain({ field, ...after.row }) && before.row.source[field]?.value !== after.row.source[field]?.value
    return isAskedNewly || (before.shown[field] ?? null) !== (after.shown[field] ?? null)
  })
  if (unseen.length === 0) return
  const labels = fields.flatMap(({ key, label }) => (unseen.includes(key) ? label : []))
  throw conflictError(`Ashby changed ${labels.join(', ')} just now. Look again, then publish.`)
}

function requireFuture({ expiresAt, now }: { expiresAt: Date | null; now: Date }): void {
  if (expiresAt === null || expiresAt > now) return
  const userMessage = 'Choose a deadline that is still to come.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { expiresAt: userMessage } })
}

type OnOffer = PublishContext & { offerId: string }

/**
 * Takes a publication back while nobody can have seen it. Its mail is cancelled under the same lock under which it would be written, so
 * never both happen. The offer goes back to where it was before.
 */
export async function undoPublication({ versionId, ...act }: OnOffer & { versionId: string }): Promise<void> {
  const { scope, offerId } = act
  await inTenant(scope, async (tx) => {
    const row = await lockOfferAmongSiblings(tx, act)
    const version = await readVersion(tx, { scope, id: versionId })
    if (version.offerId !== offerId) throw notFoundError('version')
    if (version.undoneAt) throw conflictError('This publication was taken back already.')
    const newest = await readNewestVersion(tx, { scope, offerId })
    const now = await readDatabaseClock(tx)
    const isLate = now >= version.visibleAt || newest?.id !== versionId
    if (isLate || (await cancelWaitingMails(tx, { kind: 'offer-version', targetId: versionId })) === 0) {
      throw conflictError('It is too late to undo: the mail is on its way. Unpublish the offer to close its page.')
    }

    await tx.offerVersion.updateMany({ where: { id: versionId }, data: { undoneAt: now } })
    await goBack(tx, { act, row, version, now })
    await withdrawAnnouncement(tx, { scope, event: 'offer.published', objectId: offerId, reason: 'Its publication was taken back.' })
    await addHistory(tx, { scope, offerId, kind: 'publish-undone', userId: act.actor.userId, detail: { version: version.number } })
    await writePublishAudit(tx, { ...act, row, action: 'offer.publish-undone', after: { version: version.number } })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

type GoBack = { act: OnOffer; row: EditableRow; version: StoredVersion; now: Date }

/** What Ashby moved in those seconds stays moved. */
async function goBack(tx: TenantTransaction, { act, row, version, now }: GoBack): Promise<void> {
  const { scope, offerId } = act
  const before = await readVersionBefore(tx, { scope, version })
  const [entry] = await tx.offerHistoryEntry.findMany({
    where: { offerId, kind: 'published' },
    orderBy: { id: 'desc' },
    take: 1,
    select: { undo: true },
  })
  const undo = entry?.undo as UndonePublication | null | undefined
  const wasOpen = before !== null && undo?.versionId === version.id && undo.state === 'Published'
  const isOpen = wasOpen && row.state === 'Published'
  const state = row.state !== 'Published' || isOpen ? row.state : 'Unpublished'
  const publishedValues = isOpen ? (undo.publishedValues ?? null) : null

  await saveOffer(tx, {
    scope,
    row: { ...row, state, publishedValues },
    ...(await readOfferSettings(tx, scope)),
    data: {
      state,
      ...(state === row.state ? {} : { stateChangedAt: now }),
      versionId: before?.id ?? null,
      versionNumber: before?.number ?? 0,
      expiresAt: isOpen ? before.expiresAt : null,
      publishedValues: publishedValues ?? Prisma.DbNull,
    },
  })
  await refreshSuccession(tx, { scope, ...row })
}

/** Closes the candidate's page and prepares the offer again. Versions stay; a mail that has not left is cancelled. */
export async function unpublishOffer(act: OnOffer): Promise<void> {
  const { scope, offerId } = act
  await inTenant(scope, async (tx) => {
    const row = await lockOfferAmongSiblings(tx, act)
    if (row.state !== 'Published') throw conflictError('The offer is not published, so there is nothing to close.')
    const newest = await readNewestVersion(tx, { scope, offerId })
    if (newest) await cancelWaitingMails(tx, { kind: 'offer-version', targetId: newest.id })
    await prepareAgain(tx, { act, row })
    await addHistory(tx, { scope, offerId, kind: 'unpublished', userId: act.actor.userId, detail: { version: newest?.number ?? null } })
    await writePublishAudit(tx, { ...act, row, action: 'offer.unpublished', after: { version: newest?.number ?? null } })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

/**
 * Prepares an offer again that the candidate declined here. Ashby has to wait for the candidate still: what is declined there, too, would
 * be declined again with the next look. Call it after one.
 */
export async function reopenOffer(act: OnOffer): Promise<void> {
  const { scope, offerId } = act
  await inTenant(scope, async (tx) => {
    const row = await lockOfferAmongSiblings(tx, act)
    if (row.state !== 'Declined' || !row.isAnsweredHere) {
      throw conflictError('Only an offer that the candidate declined on its page can be opened again.')
    }
    if (!row.flags.includes('DiffersFromAshby') && !row.flags.includes('BackInApproval')) {
      throw conflictError('The offer is declined or gone in Ashby, too. Make a new offer there; it comes in by itself.')
    }
    if (!(await cancelWriteBacks(tx, { scope, offerId, userId: act.actor.userId }))) throw conflictError(BEING_WRITTEN)

    const now = await readDatabaseClock(tx)
    await tx.offerAnswer.updateMany({ where: { offerId, reopenedAt: null }, data: { reopenedAt: now } })
    const flags = row.flags.filter((flag) => flag !== 'DiffersFromAshby')
    await prepareAgain(tx, { act, row: { ...row, flags, isAnsweredHere: false }, data: { answerId: null } })
    await addHistory(tx, { scope, offerId, kind: 'reopened', userId: act.actor.userId })
    await writePublishAudit(tx, { ...act, row, action: 'offer.reopened' })
    await notifyChange(tx, { scope, topic: 'offers' })
  })
}

const BEING_WRITTEN =
  'The answer is being written to Ashby just now. Wait until the offer says how that ended; if Ashby does not have the answer then, open it again.'

type PrepareAgain = { act: OnOffer; row: EditableRow; data?: Prisma.OfferUncheckedUpdateInput }

async function prepareAgain(tx: TenantTransaction, { act: { scope }, row, data }: PrepareAgain): Promise<void> {
  await saveOffer(tx, {
    scope,
    row: { ...row, state: 'Unpublished', publishedValues: null },
    ...(await readOfferSettings(tx, scope)),
    data: { ...data, state: 'Unpublished', stateChangedAt: new Date(), expiresAt: null, publishedValues: Prisma.DbNull },
  })
  await refreshSuccession(tx, { scope, ...row })
}

/** Writes down that somebody had one offer read from Ashby. */
export async function recordCheck({ result, ...act }: OnOffer & { result: string }): Promise<void> {
  const { scope, actor, origin, offerId } = act
  await inTenant(scope, (tx) =>
    writeAudit(tx, { scope, actor, ...origin, action: 'offer.checked', objectKind: 'offer', objectId: offerId, after: { result } }),
  )
}

type WritePublishAudit = OnOffer & {
  row: EditableRow
  action: Extract<AuditAct, { objectKind: 'offer' }>['action']
  after?: AuditValues
}

async function writePublishAudit(
  tx: TenantTransaction,
  { scope, actor, origin, offerId, row, action, after }: WritePublishAudit,
): Promise<void> {
  const act = { scope, actor, ...origin, objectId: offerId, subjectId: row.candidateExternalId, after }
  await writeAudit(tx, { ...act, action, objectKind: 'offer' })
}
