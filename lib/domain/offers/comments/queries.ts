import { readMemberNames } from '#lib/domain/access/queries.ts'
import { type FindVisibleOffer, findVisibleOffer } from '#lib/domain/offers/people/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { OfferComment } from './contract.ts'
import { dropTrailingDeleted, findMentioned } from './rules.ts'

/** What is shown at once: more than anybody says about one offer. */
const COMMENTS_MAX = 500

const commentSelect = {
  id: true,
  userId: true,
  text: true,
  mentionedIds: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
} satisfies Prisma.OfferCommentSelect

type CommentRow = Prisma.OfferCommentGetPayload<{ select: typeof commentSelect }>

export type ListComments = FindVisibleOffer & { readerId: string }

/** What members said about an offer, the oldest first. Throws `not_found` for an offer that may not be seen. */
export async function listComments(input: ListComments): Promise<{ items: OfferComment[] }> {
  return inTenant(input.scope, async (tx) => {
    await findVisibleOffer(tx, input)

    return readComments(tx, input)
  })
}

/** The same in the transaction of an act, for an offer that was looked for already. */
export async function readComments(
  tx: TenantTransaction,
  { offerId, readerId }: Pick<ListComments, 'offerId' | 'readerId'>,
): Promise<{ items: OfferComment[] }> {
  const newestFirst = await tx.offerComment.findMany({
    where: { offerId },
    orderBy: { id: 'desc' },
    take: COMMENTS_MAX,
    select: commentSelect,
  })
  const names = await readMemberNames(
    tx,
    newestFirst.flatMap(({ userId, mentionedIds }) => [userId, ...mentionedIds]),
  )
  const items = newestFirst.reverse().map((row) => toComment({ row, names, readerId }))

  return { items: dropTrailingDeleted(items) }
}

type ToComment = { row: CommentRow; names: ReadonlyMap<string, string>; readerId: string }

/** `mentionedIds` holds everybody who was told; named are those whom the text still names. */
function toComment({ row, names, readerId }: ToComment): OfferComment {
  const told = row.mentionedIds.flatMap((id) => {
    const name = names.get(id)
    return name === undefined ? [] : [{ id, name }]
  })

  return {
    id: row.id,
    author: { id: row.userId, name: names.get(row.userId) ?? null },
    text: row.text,
    mentioned: findMentioned({ text: row.text, people: told }),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    isDeleted: row.deletedAt !== null,
    isMine: row.userId === readerId,
  }
}
