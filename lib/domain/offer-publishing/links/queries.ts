import { listMessages } from '#lib/domain/offer-publishing/messages/queries.ts'
import { readNewestVersion, readVersion, readVersionBefore, type StoredVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import { diffDocuments } from '#lib/domain/offer-publishing/versions/rules.ts'
import type { DocumentChange, OfferPageView, PageAnswer } from '#lib/domain/offer-publishing/versions/schema.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { judgePage } from './rules.ts'

type OfferRef = { scope: TenantScope; offerId: string }

export type NewestLink = { id: string; sentAt: Date; expiresAt: Date; firstOpenedAt: Date | null; lastOpenedAt: Date | null }

/** The newest link of an offer that works; null where none does. */
export async function readNewestLink(tx: TenantTransaction, { offerId }: OfferRef): Promise<NewestLink | null> {
  const row = await tx.offerLink.findFirst({
    where: { offerId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { id: 'desc' },
    select: { id: true, createdAt: true, expiresAt: true, firstOpenedAt: true, lastOpenedAt: true },
  })
  if (!row) return null
  const { createdAt: sentAt, ...link } = row

  return { sentAt, ...link }
}

/** Whether the candidate was left without a link on purpose: until one is sent again, no mail makes another by itself. */
export async function areLinksRevoked(tx: TenantTransaction, { offerId }: OfferRef): Promise<boolean> {
  const newest = await tx.offerLink.findFirst({ where: { offerId }, orderBy: { id: 'desc' }, select: { revokedAt: true } })

  return newest !== null && newest.revokedAt !== null
}

/** Whose offer a link leads to, while it works. Null for one that has expired or was revoked. */
export async function findOfferOfLink({ scope, linkId }: { scope: TenantScope; linkId: string }): Promise<{ offerId: string } | null> {
  return inTenant(scope, (tx) =>
    tx.offerLink.findUnique({
      where: { ...tenantKey(scope, linkId), revokedAt: null, expiresAt: { gt: new Date() } },
      select: { offerId: true },
    }),
  )
}

/** The page as it is now, with the version that it shows, or that it would show were it open. */
export type ReadOfferPage = { view: OfferPageView; version: StoredVersion; answerId: string | null }

/** What the candidate sees of an offer. Null where nothing was published, or all of it was undone. */
export async function readOfferPage(tx: TenantTransaction, ref: OfferRef): Promise<ReadOfferPage | null> {
  const { scope, offerId } = ref
  const offer = await tx.offer.findUnique({ where: tenantKey(scope, offerId), select: { state: true, flags: true, answerId: true } })
  const newest = offer && (await readNewestVersion(tx, ref))
  if (!newest) return null

  const now = new Date()
  const { state, answerId } = offer
  const facts = { state, flags: offer.flags as OfferFlag[], isAnsweredHere: answerId !== null }
  const standing = judgePage({ offer: facts, version: newest, now })
  const { organizationName, brand, sender } = newest.document
  if (standing !== 'open') return { view: { kind: standing, organizationName, colour: brand.colour, sender }, version: newest, answerId }

  const answer = answerId === null ? null : await readAnswer(tx, { scope, answerId })
  // What was answered stays what is shown.
  const answered = answer && answer.versionId !== newest.id ? await readVersion(tx, { scope, id: answer.versionId }) : null
  const version = answered ?? newest

  return { view: await describeOpen(tx, { ref, version, answer, now }), version, answerId }
}

type DescribeOpen = { ref: OfferRef; version: StoredVersion; answer: StoredAnswer | null; now: Date }

async function describeOpen(tx: TenantTransaction, { ref, version, answer, now }: DescribeOpen): Promise<OfferPageView> {
  const { document } = version
  const messages = await listMessages(tx, ref)

  return {
    kind: 'open',
    document,
    versionId: version.id,
    versionNumber: version.number,
    changes: await readChanges(tx, { scope: ref.scope, version }),
    messages: messages.map(({ from, name, text, at }) => ({
      from,
      name: from === 'candidate' ? document.candidateName : (name ?? document.organizationName),
      text,
      at,
    })),
    answer: answer && toPageAnswer(answer),
    hasExpired: answer === null && version.expiresAt !== null && version.expiresAt <= now,
    timeZone: version.timeZone,
    hash: version.hash,
  }
}

/** Against the last version that could be seen: one that was replaced before its ten seconds were over never was. */
async function readChanges(
  tx: TenantTransaction,
  { scope, version }: { scope: TenantScope; version: StoredVersion },
): Promise<DocumentChange[]> {
  let next = version
  for (;;) {
    const before = await readVersionBefore(tx, { scope, version: next })
    if (!before) return []
    if (before.visibleAt <= next.createdAt) return diffDocuments({ before: before.document, after: version.document })
    next = before
  }
}

const answerSelect = { versionId: true, kind: true, at: true, typedName: true, reason: true } satisfies Prisma.OfferAnswerSelect
type StoredAnswer = Prisma.OfferAnswerGetPayload<{ select: typeof answerSelect }>

async function readAnswer(tx: TenantTransaction, { scope, answerId }: { scope: TenantScope; answerId: string }): Promise<StoredAnswer> {
  return tx.offerAnswer.findUniqueOrThrow({ where: tenantKey(scope, answerId), select: answerSelect })
}

function toPageAnswer({ kind, at, typedName, reason }: StoredAnswer): PageAnswer {
  return { kind, at: at.toISOString(), typedName, reason }
}
