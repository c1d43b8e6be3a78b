import { type FindVisibleOffer, findVisibleOffer } from '#lib/domain/offers/people/queries.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'

export type NoteLook = FindVisibleOffer & { userId: string }

/**
 * Notes that somebody has looked at an offer, and answers when. It is a reading mark of their own: nobody else is told, and no audit is
 * written. Throws `not_found` for an offer that may not be seen.
 */
export async function noteLook({ userId, ...input }: NoteLook): Promise<string> {
  const { scope, offerId } = input

  return inTenant(scope, async (tx) => {
    await findVisibleOffer(tx, input)
    // Two tabs may do this at once: the later look stands.
    const [look] = await query<{ at: Date }>(tx)`
      insert into "offer_look" as look ("organizationId", "userId", "offerId", "at")
      values (${scope.organizationId}::uuid, ${userId}::uuid, ${offerId}::uuid, clock_timestamp())
      on conflict ("organizationId", "userId", "offerId") do update set "at" = greatest(look."at", excluded."at")
      returning "at"`
    if (!look) throw new Error('A look was neither written nor there.')

    return look.at.toISOString()
  })
}
