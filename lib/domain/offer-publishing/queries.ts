import { readMemberNames, readRole, roleSelect } from '#lib/domain/access/queries.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import type { NotificationAudience } from '#lib/domain/notifications/mutations.ts'
import { readOfferAnswer } from '#lib/domain/offer-publishing/answers/queries.ts'
import { toCanonicalJson } from '#lib/domain/offer-publishing/documents/rules.ts'
import { readNewestLink } from '#lib/domain/offer-publishing/links/queries.ts'
import {
  buildFromMaterial,
  listVersions,
  type PageMaterial,
  readNewestVersion,
  readPageMaterial,
  readPageSender,
  type StoredVersion,
} from '#lib/domain/offer-publishing/versions/queries.ts'
import { diffDocuments, nextDeadline } from '#lib/domain/offer-publishing/versions/rules.ts'
import { type OfferVisibility, readToday } from '#lib/domain/offers/queries.ts'
import type { FieldIssue } from '#lib/domain/values/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import { canSendMail } from '#lib/platform/mail/mail-way.ts'
import type { PublishedVersion, Publishing } from './contract.ts'
import { listObstacles } from './rules.ts'
import type { Obstacle } from './schema.ts'

const VERSIONS_MAX = 50

type OfOffer = { scope: TenantScope; offerId: string }

/** Whom the news of an offer go to: the member who looks after it, else everybody who publishes offers. One or two queries. */
export async function findTold(tx: TenantTransaction, { scope, offerId }: OfOffer): Promise<{ audience: NotificationAudience }> {
  const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { assigneeId: true, confidential: true } })
  const isConfidential = offer?.confidential ?? true
  const assignee = offer?.assigneeId
    ? await tx.membership.findFirst({ where: { userId: offer.assigneeId }, select: { userId: true } })
    : null

  return { audience: assignee ? { userIds: [assignee.userId], isConfidential } : { permission: 'offers.publish', isConfidential } }
}

/** What somebody who asked for something may do now; null for nobody's member. */
export async function readRequester(tx: TenantTransaction, userId: string): Promise<{ permissions: readonly Permission[] } | null> {
  const row = await tx.membership.findFirst({ where: { userId }, select: roleSelect })

  return row && { permissions: readRole(row).permissions }
}

/** An offer with what its next version would be, and what stands in the way of it. */
export type Publishable = {
  material: PageMaterial
  newest: StoredVersion | null
  obstacles: Obstacle[]
  /** When anything of the offer changed last. */
  updatedAt: Date
}

export type ReadPublishable = OfOffer & {
  visibility: OfferVisibility
  /** The deadline that is asked for; undefined for the organization's own rule. */
  expiresAt?: Date | null | undefined
  /** When it would be published; now where it is left out. */
  at?: Date
  /** The request that is being followed: it does not stand in its own way. */
  publicationId?: string
}

/** Reads what publishing needs to know, whoever asks. Throws `not_found` for an offer that may not be seen. */
export async function readPublishable(tx: TenantTransaction, options: ReadPublishable): Promise<Publishable> {
  const { scope, offerId, at, expiresAt, publicationId } = options
  const material = await readPageMaterial(tx, options)
  const { row, shown, fields } = material
  const offer = await tx.offer.findUniqueOrThrow({
    where: tenantKey(scope, offerId),
    select: { archivedAt: true, issues: true, updatedAt: true, connection: { select: { state: true } } },
  })
  const newest = await readNewestVersion(tx, { scope, offerId })
  const waiting = await tx.offerPublication.findFirst({ where: { offerId, state: 'Waiting' }, select: { id: true } })
  const { timeZone } = material.page.organization

  return {
    material,
    newest,
    updatedAt: offer.updatedAt,
    obstacles: listObstacles({
      fields,
      issues: offer.issues as FieldIssue[],
      state: row.state,
      flags: row.flags,
      isArchived: offer.archivedAt !== null,
      email: shown.email ?? null,
      startDate: shown.startDate ?? null,
      today: at ? getCalendarDate(at.toISOString(), timeZone) : await readToday(tx, scope),
      isConnected: offer.connection.state === 'Connected',
      canSendMail: canSendMail(),
      isScheduled: waiting !== null && waiting.id !== publicationId,
      isNothingNew: row.state === 'Published' && newest !== null && (await isSame(tx, { material, newest, expiresAt })),
    }),
  }
}

/** Where Ashby keeps an offer. */
export type OfferAddress = { connectionId: string; externalId: string }

type FindOffer = OfOffer & { visibility: OfferVisibility }

/** Where Ashby keeps an offer. Throws `not_found` for an offer that may not be seen. */
export async function findOfferPlace(options: FindOffer): Promise<OfferAddress> {
  return inTenant(options.scope, (tx) => readPlace(tx, options))
}

/** The same with what publishing it would mean now, before Ashby is asked. */
export async function findPublishable(options: ReadPublishable): Promise<Publishable & { place: OfferAddress }> {
  return inTenant(options.scope, async (tx) => ({ place: await readPlace(tx, options), ...(await readPublishable(tx, options)) }))
}

async function readPlace(tx: TenantTransaction, { scope, offerId, visibility }: FindOffer): Promise<OfferAddress> {
  const row = await tx.offer.findUnique({
    where: tenantKey(scope, offerId),
    select: { connectionId: true, externalId: true, confidential: true },
  })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

  return { connectionId: row.connectionId, externalId: row.externalId }
}

type IsSame = { material: PageMaterial; newest: StoredVersion; expiresAt: Date | null | undefined }

/** By the rule the deadline moves with the day, which is no news of itself: it counts where somebody sets it, or where the last one has passed. */
async function isSame(tx: TenantTransaction, { material, newest, expiresAt }: IsSame): Promise<boolean> {
  if (newest.expiresAt && newest.expiresAt <= new Date()) return false
  if (expiresAt !== undefined && expiresAt?.getTime() !== newest.expiresAt?.getTime()) return false
  const { row, shown } = material
  // The page is the same, but another address is to get it. Older rows do not remember theirs.
  if (row.publishedValues?.email && row.publishedValues.email !== shown.email) return false
  const publisher = await readPageSender(tx, newest.publishedById)
  const { document } = buildFromMaterial({ material, publisher, expiresAt: newest.expiresAt })

  return toCanonicalJson(document) === toCanonicalJson(newest.document)
}

export type ReadPublishing = { scope: TenantScope; id: string; visibility: OfferVisibility }

/** Everything about an offer's way to the candidate and back. Throws `not_found` for an offer that may not be seen. */
export async function readPublishing({ scope, id, visibility }: ReadPublishing): Promise<Publishing> {
  return inTenant(scope, async (tx) => {
    const ref = { scope, offerId: id }
    const { material, obstacles } = await readPublishable(tx, { ...ref, visibility })
    const versions = await listVersions(tx, { ...ref, most: VERSIONS_MAX })
    const requests = await readRequests(tx, id)
    const link = await readNewestLink(tx, ref)
    const names = await readMemberNames(tx, [
      ...versions.map(({ publishedById }) => publishedById),
      ...(requests.waiting ? [requests.waiting.requestedById] : []),
    ])
    const { settings, organization } = material.page

    return {
      offerId: id,
      obstacles,
      versions: await describeVersions(tx, { versions, names }),
      scheduled: requests.waiting && {
        id: requests.waiting.id,
        runAt: requests.waiting.runAt.toISOString(),
        expiresAt: requests.waiting.expiresAt?.toISOString() ?? null,
        by: names.get(requests.waiting.requestedById) ?? 'A former member',
      },
      lastRefusal: requests.lastRefusal,
      link: link && {
        sentAt: link.sentAt.toISOString(),
        expiresAt: link.expiresAt.toISOString(),
        firstOpenedAt: link.firstOpenedAt?.toISOString() ?? null,
        lastOpenedAt: link.lastOpenedAt?.toISOString() ?? null,
      },
      answer: await readOfferAnswer(tx, ref),
      defaultExpiresAt: nextDeadline({ ...settings, after: new Date(), timeZone: organization.timeZone })?.toISOString() ?? null,
      timeZone: organization.timeZone,
    }
  })
}

/** The request that waits, and what was told of the last one where that was refused. */
async function readRequests(tx: TenantTransaction, offerId: string) {
  const [last] = await tx.offerPublication.findMany({
    where: { offerId },
    orderBy: { id: 'desc' },
    take: 1,
    select: { id: true, state: true, runAt: true, expiresAt: true, requestedById: true, problem: true, endedAt: true },
  })
  const isRefused = last?.state === 'Refused' && last.problem !== null && last.endedAt !== null
  const publishedSince = isRefused
    ? await tx.offerVersion.findFirst({
        where: { offerId, undoneAt: null, createdAt: { gt: last.endedAt ?? undefined } },
        select: { id: true },
      })
    : null

  return {
    waiting: last?.state === 'Waiting' ? last : null,
    lastRefusal:
      isRefused && !publishedSince && last.endedAt && last.problem ? { at: last.endedAt.toISOString(), problem: last.problem } : null,
  }
}

type DescribeVersions = { versions: StoredVersion[]; names: ReadonlyMap<string, string> }

async function describeVersions(tx: TenantTransaction, { versions, names }: DescribeVersions): Promise<PublishedVersion[]> {
  const mails = await tx.mail.findMany({
    where: { kind: 'offer-version', targetId: { in: versions.map(({ id }) => id) } },
    select: { targetId: true, state: true, sentAt: true, refusal: true },
  })

  return versions.map((version) => {
    const previous = versions.find(({ id }) => id === version.previousId)
    const mail = mails.find(({ targetId }) => targetId === version.id)

    return {
      id: version.id,
      number: version.number,
      publishedBy: names.get(version.publishedById) ?? 'A former member',
      publishedAt: version.createdAt.toISOString(),
      visibleAt: version.visibleAt.toISOString(),
      expiresAt: version.expiresAt?.toISOString() ?? null,
      timeZone: version.timeZone,
      isUndone: version.undoneAt !== null,
      hash: version.hash,
      mail: mail ? { state: mail.state, sentAt: mail.sentAt?.toISOString() ?? null, refusal: mail.refusal } : null,
      changes: previous ? diffDocuments({ before: previous.document, after: version.document }) : [],
    }
  })
}
