import { readMemberNames } from '#lib/domain/access/queries.ts'
import { notify } from '#lib/domain/notifications/mutations.ts'
import { type ActOnOffer, actOnOffers, writeAct } from '#lib/domain/offers/acts/mutations.ts'
import type { EditContext } from '#lib/domain/offers/edits/mutations.ts'
import { type OfferPerson, readPeople } from '#lib/domain/offers/people/queries.ts'
import { maySee } from '#lib/domain/offers/people/rules.ts'
import type { ManyResult } from '#lib/domain/values/many/rules.ts'
import { type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'

export type AssignOffers = EditContext & {
  ids: readonly string[]
  /** The member who looks after them from now on; null for nobody. */
  userId: string | null
}

/**
 * Gives offers to a member to look after. Whoever gets them is told, unless they took them themselves; an offer that they have already
 * stays as it is and nobody is told. Of two people who do it at once the later one decides, and the history tells both.
 */
export async function assignOffers({ ids, userId, ...context }: AssignOffers): Promise<ManyResult> {
  return actOnOffers({
    context,
    ids,
    prepare: async (tx) => {
      const person = userId === null ? null : (await readPeople(tx, { userIds: [userId] })).get(userId)

      return assignOne(tx, { context, person })
    },
  })
}

type AssignOne = {
  context: EditContext
  /** Null for nobody, undefined for somebody who is no member. */
  person: OfferPerson | null | undefined
}

function assignOne(tx: TenantTransaction, { context, person }: AssignOne): ActOnOffer {
  const { scope, actor } = context

  return async (offer) => {
    const problem = describeObstacle({ person, isConfidential: offer.confidential })
    if (problem !== null || person === undefined) return problem

    const userId = person?.id ?? null
    if (offer.assigneeId === userId) return null
    const former = offer.assigneeId ? (await readMemberNames(tx, [offer.assigneeId])).get(offer.assigneeId) : null
    await tx.offer.update({ where: tenantKey(scope, offer.id), data: { assigneeId: userId }, select: { id: true } })
    await writeAct(tx, {
      context,
      offer,
      audit: 'offer.assigned',
      history: { kind: 'assigned', detail: { userId } },
      before: { assignee: former === undefined ? 'A former member' : former },
      after: { assignee: person?.name ?? null },
    })
    if (userId !== null) {
      await notify(tx, {
        scope,
        kind: 'offer.assigned',
        objectId: offer.id,
        audience: { userIds: [userId], isConfidential: offer.confidential },
        exceptUserId: actor.kind === 'User' ? actor.userId : null,
      })
    }

    return null
  }
}

/** Why somebody cannot look after an offer; null where they can. */
function describeObstacle({ person, isConfidential }: Pick<AssignOne, 'person'> & { isConfidential: boolean }): string | null {
  if (person === null) return null
  if (person === undefined) return 'They are no member of the organization any more. Choose somebody else.'
  if (maySee({ person, offer: { isConfidential } })) return null
  if (!person.permissions.includes('offers.read')) return `${person.name} may not see offers. Choose somebody else.`

  return `This offer is confidential, and ${person.name} may not see confidential offers. Choose somebody else.`
}
