import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditAct } from '#lib/domain/audit/schema.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { findVisibleOffer, readPeople } from '#lib/domain/offers/people/queries.ts'
import { mayComment } from '#lib/domain/offers/people/rules.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { AppError, notFoundError } from '#lib/platform/errors.ts'
import type { OfferComment } from './contract.ts'
import { readComments } from './queries.ts'

/** Who writes, and about which offer. */
export type CommentContext = EditContext & { offerId: string }
export type CommentText = { text: string; mentionedIds: readonly string[] }
type Comments = { items: OfferComment[] }

/** Says something about an offer. Everybody named in it is told, but for the author. Answers all comments. */
export async function addComment({ text, mentionedIds, ...context }: CommentContext & CommentText): Promise<Comments> {
  const { scope, actor, offerId } = context

  return inTenant(scope, async (tx) => {
    const offer = await findVisibleOffer(tx, context)
    const named = await requireReaders(tx, { mentionedIds, offer })
    await tx.offerComment.create({
      data: { organizationId: scope.organizationId, offerId, userId: actor.userId, text, mentionedIds: named },
      select: { id: true },
    })

    await noteAct(tx, { context, action: 'offer.commented' })
    await tellNamed(tx, { context, offer, userIds: named })
    return readComments(tx, { offerId, readerId: actor.userId })
  })
}

/**
 * Changes what one has written oneself. Somebody who was told of this comment before is not told again, also where they were named, taken
 * out and named once more.
 */
export async function editComment({
  id,
  text,
  mentionedIds,
  ...context
}: CommentContext & CommentText & { id: string }): Promise<Comments> {
  const { scope, actor, offerId } = context

  return inTenant(scope, async (tx) => {
    const offer = await findVisibleOffer(tx, context)
    const comment = await lockOwnComment(tx, { context, id })
    const named = await requireReaders(tx, { mentionedIds, offer, known: comment.mentionedIds })
    const fresh = named.filter((userId) => !comment.mentionedIds.includes(userId))
    if (text === comment.text && fresh.length === 0) return readComments(tx, { offerId, readerId: actor.userId })

    await tx.offerComment.update({
      where: tenantKey(scope, id),
      data: { text, mentionedIds: [...comment.mentionedIds, ...fresh], editedAt: new Date() },
      select: { id: true },
    })
    await noteAct(tx, { context, action: 'offer.comment-edited' })
    await tellNamed(tx, { context, offer, userIds: fresh })
    return readComments(tx, { offerId, readerId: actor.userId })
  })
}

/** Takes one's own words away for good. That something was said here stays while others followed. */
export async function deleteComment({ id, ...context }: CommentContext & { id: string }): Promise<Comments> {
  const { scope, actor, offerId } = context

  return inTenant(scope, async (tx) => {
    await findVisibleOffer(tx, context)
    await lockOwnComment(tx, { context, id })
    await tx.offerComment.update({
      where: tenantKey(scope, id),
      data: { text: '', mentionedIds: [], deletedAt: new Date() },
      select: { id: true },
    })
    await noteAct(tx, { context, action: 'offer.comment-deleted' })
    return readComments(tx, { offerId, readerId: actor.userId })
  })
}

type LockOwnComment = { context: CommentContext; id: string }

/** Two edits of one comment wait for each other, so that nobody is told twice. */
async function lockOwnComment(tx: TenantTransaction, { context, id }: LockOwnComment): Promise<{ text: string; mentionedIds: string[] }> {
  const { scope, actor, offerId } = context
  await query(tx)`select 1 from "offer_comment" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`
  const comment = await tx.offerComment.findUnique({
    where: tenantKey(scope, id),
    select: { offerId: true, userId: true, text: true, mentionedIds: true, deletedAt: true },
  })
  if (comment?.offerId !== offerId || comment.deletedAt !== null) throw notFoundError('comment')
  if (comment.userId !== actor.userId) {
    throw new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Only whoever wrote a comment can change or delete it.' })
  }

  return comment
}

type RequireReaders = { mentionedIds: readonly string[]; offer: { isConfidential: boolean }; known?: readonly string[] }

/** Only who may read it can be named, because everybody else would never learn of it. Those who were told before are not asked again. */
async function requireReaders(tx: TenantTransaction, { mentionedIds, offer, known = [] }: RequireReaders): Promise<string[]> {
  const userIds = [...new Set(mentionedIds)].filter((id) => !known.includes(id))
  const people = await readPeople(tx, { userIds })
  const canRead = (id: string) => {
    const person = people.get(id)
    return person !== undefined && mayComment({ person, offer })
  }
  if (userIds.every(canRead)) return userIds

  const userMessage = 'Somebody named in this comment may not read the comments of this offer. Take the name out, then send it again.'
  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { mentionedIds: userMessage } })
}

type NoteAct = { context: CommentContext; action: Extract<AuditAct, { objectKind: 'offer' }>['action'] }

/** Audit without values: what people write can name pay, and their words are theirs to delete. */
async function noteAct(tx: TenantTransaction, { context, action }: NoteAct): Promise<void> {
  const { scope, actor, origin, offerId } = context
  await writeAudit(tx, { scope, actor, ...origin, action, objectKind: 'offer', objectId: offerId })
  await notifyChange(tx, { scope, topic: 'offers' })
}

type TellNamed = { context: CommentContext; offer: { isConfidential: boolean }; userIds: readonly string[] }

async function tellNamed(tx: TenantTransaction, { context, offer, userIds }: TellNamed): Promise<void> {
  if (userIds.length === 0) return

  await notify(tx, {
    scope: context.scope,
    kind: 'offer.mentioned',
    objectId: context.offerId,
    audience: { userIds, isConfidential: offer.isConfidential },
    exceptUserId: context.actor.userId,
  })
}
