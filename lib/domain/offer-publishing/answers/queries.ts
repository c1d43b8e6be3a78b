import { readMemberNames } from '#lib/domain/access/queries.ts'
import type { OfferAnswer } from '#lib/domain/offer-publishing/contract.ts'
import { judgePage } from '#lib/domain/offer-publishing/links/rules.ts'
import { readNewestVersion, readVersion, type StoredVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import type { OfferVisibility } from '#lib/domain/offers/queries.ts'
import type { OfferFlag } from '#lib/domain/offers/terms.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { JudgeAnswer } from './rules.ts'
import type { Certificate } from './schema.ts'

type OfferRef = { scope: TenantScope; offerId: string }

/** The answer that stands; null where there is none, and for one that was opened again. */
export async function readOfferAnswer(tx: TenantTransaction, { offerId }: OfferRef): Promise<OfferAnswer | null> {
  const row = await tx.offerAnswer.findFirst({
    where: { offerId, reopenedAt: null },
    select: { id: true, kind: true, at: true, typedName: true, reason: true, sawAshby: true, version: { select: { number: true } } },
  })
  if (!row) return null
  const { at, version, ...answer } = row

  return { ...answer, at: at.toISOString(), versionNumber: version.number }
}

/** What an answer is judged by, and where Ashby keeps the offer. */
export type AnswerPlace = Omit<JudgeAnswer, 'now' | 'given' | 'newest'> & {
  newest: StoredVersion | null
  connectionId: string
  externalId: string
}

/** How an offer stands to being answered at this instant. Throws `not_found`. */
export async function readAnswerPlace(tx: TenantTransaction, { scope, offerId, now }: OfferRef & { now: Date }): Promise<AnswerPlace> {
  const offer = await tx.offer.findUnique({
    where: tenantKey(scope, offerId),
    select: { state: true, flags: true, answerId: true, connectionId: true, externalId: true },
  })
  if (!offer) throw notFoundError('offer')
  const newest = await readNewestVersion(tx, { scope, offerId })
  const answer = await readOfferAnswer(tx, { scope, offerId })
  const facts = { state: offer.state, flags: offer.flags as OfferFlag[], isAnsweredHere: offer.answerId !== null }

  return {
    standing: newest && judgePage({ offer: facts, version: newest, now }),
    answered: answer?.kind ?? null,
    newest,
    connectionId: offer.connectionId,
    externalId: offer.externalId,
  }
}

/** The same in a transaction of its own, with the instant that it was judged by: the database's, as for the answer itself. */
export async function readAnswerPlaceNow(ref: OfferRef): Promise<AnswerPlace & { now: Date }> {
  return inTenant(ref.scope, async (tx) => {
    const now = await readDatabaseClock(tx)

    return { ...(await readAnswerPlace(tx, { ...ref, now })), now }
  })
}

const certificateSelect = {
  offerId: true,
  versionId: true,
  linkId: true,
  kind: true,
  typedName: true,
  consentText: true,
  reason: true,
  at: true,
  ipAddress: true,
  userAgent: true,
  offer: { select: { confidential: true } },
} satisfies Prisma.OfferAnswerSelect

export type ReadCertificate = {
  scope: TenantScope
  answerId: string
  /** Left out for the candidate, who came by a link of the offer. */
  visibility?: OfferVisibility
}

/** The evidence of an answer. Throws `not_found` for an answer that does not exist or may not be seen. */
export async function readCertificate({ scope, answerId, visibility }: ReadCertificate): Promise<Certificate> {
  return inTenant(scope, async (tx) => {
    const row = await tx.offerAnswer.findUnique({ where: tenantKey(scope, answerId), select: certificateSelect })
    if (!row || (row.offer.confidential && visibility?.confidential === false)) throw notFoundError('answer')
    const { offer: _, versionId, linkId, at, ...answer } = row
    const { number, hash, document, createdAt, publishedById, timeZone } = await readVersion(tx, { scope, id: versionId })
    const link = await tx.offerLink.findUnique({ where: tenantKey(scope, linkId), select: { mailedTo: true } })
    const names = await readMemberNames(tx, [publishedById])

    return {
      ...answer,
      answerId,
      organizationName: document.organizationName,
      versionNumber: number,
      hash,
      document,
      publishedAt: createdAt.toISOString(),
      publishedBy: names.get(publishedById) ?? null,
      mailedTo: link?.mailedTo ?? null,
      at: at.toISOString(),
      timeZone,
    }
  })
}
