import { newsKinds } from '#lib/domain/offers/looks/rules.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'

export type LookerAt = {
  scope: TenantScope
  /** Null for whoever looks at nothing, such as an API key. */
  userId: string | null
}

/** When somebody looked at an offer last; null where they never did. */
export async function readLastLook({ scope, userId, offerId }: LookerAt & { offerId: string }): Promise<string | null> {
  if (userId === null) return null
  const look = await inTenant(scope, (tx) => tx.offerLook.findFirst({ where: { userId, offerId }, select: { at: true } }))

  return look?.at.toISOString() ?? null
}

/** Those of the given offers that somebody has looked at and to which something happened since that was not their own doing. */
export async function findOffersWithNews({ scope, userId, ids }: LookerAt & { ids: readonly string[] }): Promise<Set<string>> {
  if (userId === null || ids.length === 0) return new Set()

  const rows = await inTenant(
    scope,
    (tx) => query<{ offerId: string }>(tx)`
      select l."offerId"::text from "offer_look" l
      where l."organizationId" = ${scope.organizationId}::uuid and l."userId" = ${userId}::uuid and l."offerId" = any(${[...ids]}::uuid[])
        and exists (select from "offer_history_entry" h
          where h."organizationId" = l."organizationId" and h."offerId" = l."offerId" and h."at" > l."at"
            and h."kind" = any(${[...newsKinds]}::text[]) and h."userId" is distinct from l."userId")`,
  )

  return new Set(rows.map(({ offerId }) => offerId))
}
