import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type AgedMessages = {
  scope: TenantScope
  before: Date
  /** Rows of one transaction. */
  page: number
}

/** Deletes messages that are older, with their tries; the oldest first. Returns how many. */
export async function deleteOutgoingMessages(tx: TenantTransaction, { scope, before, page }: AgedMessages): Promise<number> {
  const { organizationId } = scope

  return execute(tx)`
    delete from "outgoing_message" where "organizationId" = ${organizationId}::uuid and "id" = any(array(
      select "id" from "outgoing_message" where "organizationId" = ${organizationId}::uuid and "at" < ${before}::timestamptz
      order by "at" limit ${page}::int for update skip locked))`
}

/** Takes the bodies, and what came back, out of settled messages that are older. Returns how many it emptied. */
export async function removeOutgoingBodies(tx: TenantTransaction, { scope, before, page }: AgedMessages): Promise<number> {
  const { organizationId } = scope

  return execute(tx)`
    with emptied as (
      update "outgoing_message" set "body" = null, "bodyRemovedAt" = clock_timestamp()
      where "organizationId" = ${organizationId}::uuid and "id" = any(array(
        select "id" from "outgoing_message" where "organizationId" = ${organizationId}::uuid and "at" < ${before}::timestamptz
          and "finishedAt" is not null and "bodyRemovedAt" is null
        order by "at" limit ${page}::int for update skip locked))
      returning "id"
    ), trimmed as (
      update "outgoing_attempt" a set "excerpt" = null from emptied e
      where a."organizationId" = ${organizationId}::uuid and a."messageId" = e."id" and a."excerpt" is not null
    )
    select 1 from emptied`
}

/** Forgets secrets that sign no more. */
export async function dropOldSecrets(tx: TenantTransaction, { scope, now }: { scope: TenantScope; now: Date }): Promise<void> {
  await tx.outgoingWebhook.updateMany({
    where: { organizationId: scope.organizationId, oldSecretEndsAt: { lte: now } },
    data: { oldSecretSealed: null, oldSecretEndsAt: null },
  })
}
