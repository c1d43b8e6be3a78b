import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { requestMail } from '#lib/domain/mails/mutations.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { findTold } from '#lib/domain/offer-publishing/queries.ts'
import type { StoredVersion } from '#lib/domain/offer-publishing/versions/queries.ts'
import { addHistory } from '#lib/domain/offers/history/mutations.ts'
import { type EditableRow, readOfferSettings, saveOffer } from '#lib/domain/offers/mutations.ts'
import { movePosition } from '#lib/domain/offers/rules.ts'
import { lockOfferAmongSiblings, refreshSuccession } from '#lib/domain/offers/successions/mutations.ts'
import { announce } from '#lib/domain/outgoing-webhooks/announcements/mutations.ts'
import { requestWriteBack } from '#lib/domain/write-backs/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { toStorableText } from '#lib/platform/format/storable-text.ts'
import { canSendMail } from '#lib/platform/mail/mail-way.ts'
import { readAnswerPlace } from './queries.ts'
import { type AnswerRefusal, judgeAnswer } from './rules.ts'

/** What the candidate says to the version they read. */
export type GivenAnswer = { versionId: string } & ({ kind: 'Accepted'; typedName: string } | { kind: 'Declined'; reason: string | null })

export type TakeAnswer = {
  scope: TenantScope
  offerId: string
  /** The link by which it came. */
  linkId: string
  given: GivenAnswer
  ipAddress: string | null
  userAgent: string | null
  /** False where Ashby could not be asked at that moment. */
  sawAshby: boolean
}

export type AnswerOutcome = { kind: 'taken'; answerId: string } | AnswerRefusal

/**
 * Takes an answer in, with the offer's row locked: of two at once one is taken and the other is told what stands. Its evidence, what
 * follows from it and whom it is told are one transaction.
 */
export async function takeAnswer(input: TakeAnswer): Promise<AnswerOutcome> {
  try {
    return await inTenant(input.scope, (tx) => takeUnderLock(tx, input))
  } catch (error) {
    // The lock lets nobody come here; the unique index of standing answers is there for what nobody thought of.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      return inTenant(input.scope, (tx) => takeUnderLock(tx, input))
    }
    throw error
  }
}

async function takeUnderLock(tx: TenantTransaction, input: TakeAnswer): Promise<AnswerOutcome> {
  const { scope, offerId, given } = input
  const row = await lockOfferAmongSiblings(tx, { scope, offerId, visibility: { confidential: true } })
  const now = await readDatabaseClock(tx)
  const place = await readAnswerPlace(tx, { scope, offerId, now })
  const refusal = judgeAnswer({ ...place, now, given })
  if (refusal) return refusal

  const { newest: version } = place
  if (!version) throw new Error('An answer without a version was taken.')
  const answerId = await addAnswer(tx, { ...input, version, at: now })
  await moveOffer(tx, { ...input, row, answerId, now })
  await tellOfAnswer(tx, { ...input, row, answerId, version })

  return { kind: 'taken', answerId }
}

/** Longer than any browser's own name for itself. */
const USER_AGENT_MAX = 500

async function addAnswer(tx: TenantTransaction, input: TakeAnswer & { version: StoredVersion; at: Date }): Promise<string> {
  const { scope, offerId, linkId, given, version, at, ipAddress, userAgent, sawAshby } = input
  const words =
    given.kind === 'Accepted'
      ? { typedName: toStorableText(given.typedName), consentText: version.document.consentText, reason: null }
      : { typedName: null, consentText: null, reason: given.reason === null ? null : toStorableText(given.reason) }

  const { id } = await tx.offerAnswer.create({
    data: {
      organizationId: scope.organizationId,
      offerId,
      linkId,
      versionId: version.id,
      kind: given.kind,
      ...words,
      at,
      ipAddress,
      userAgent: userAgent === null ? null : toStorableText(userAgent.slice(0, USER_AGENT_MAX)),
      sawAshby,
    },
    select: { id: true },
  })

  return id
}

type Followed = TakeAnswer & { row: EditableRow; answerId: string }

/**
 * Until Ashby holds the answer too, ours differs from it: it waited for the candidate until now. What a declined offer replaced stands again
 * at once and not with the next look at Ashby, which may never come where answers are not written back.
 */
async function moveOffer(tx: TenantTransaction, { scope, given, row, answerId, now }: Followed & { now: Date }): Promise<void> {
  const position = movePosition({ position: { state: given.kind, flags: row.flags, isAnsweredHere: true }, standing: 'waiting' })

  await saveOffer(tx, {
    scope,
    row: { ...row, state: position.state, flags: [...position.flags], isAnsweredHere: true, publishedValues: null },
    ...(await readOfferSettings(tx, scope)),
    data: { state: position.state, stateChangedAt: now, answerId, publishedValues: Prisma.DbNull },
  })
  await refreshSuccession(tx, { scope, ...row })
}

async function tellOfAnswer(tx: TenantTransaction, input: Followed & { version: StoredVersion }): Promise<void> {
  const { scope, offerId, given, row, answerId, sawAshby, version } = input
  const kind = given.kind === 'Accepted' ? 'accepted' : 'declined'
  await addHistory(tx, { scope, offerId, kind, detail: { version: version.number, sawAshby } })
  // The candidate's address is evidence and stands with the answer, where erasure finds it.
  await writeAudit(tx, {
    scope,
    actor: { kind: 'System' },
    ipAddress: null,
    requestId: null,
    action: 'offer.answered',
    objectKind: 'offer',
    objectId: offerId,
    after: { answer: given.kind, version: version.number },
    subjectId: row.candidateExternalId,
  })

  // Nothing is asked for where the admin did not switch it on.
  await requestWriteBack(tx, { scope, offerId, answerId, requestedById: null })
  if (canSendMail()) await requestMail(tx, { scope, kind: 'offer-answered', targetId: answerId })
  await announce(tx, { scope, event: `offer.${kind}`, objectIds: [offerId] })
  await notifyChange(tx, { scope, topic: 'offers' })
  await notify(tx, { scope, kind: 'offer.answered', objectId: offerId, ...(await findTold(tx, { scope, offerId })) })
}

export type CertificateReader = Act & { offerId: string }

/** Writes down that a member takes a certificate away. */
export async function recordCertificateRead({ scope, actor, origin, offerId }: CertificateReader): Promise<void> {
  await inTenant(scope, (tx) =>
    writeAudit(tx, { scope, actor, ...origin, action: 'offer.certificate-read', objectKind: 'offer', objectId: offerId }),
  )
}
