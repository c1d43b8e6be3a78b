import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type EraseOutgoing = {
  scope: TenantScope
  /** Rows of ours that go, or lose what came from outside. */
  ids: readonly string[]
}

const ERASED = 'What it told of was erased.'

/**
 * Empties messages of whom they told: body, tries and what they were about go, that something was sent stays. What still waits is not sent.
 * Call it after the rows themselves are gone: a try holds those first, and then its message.
 */
export async function eraseOutgoingMessages(tx: TenantTransaction, { scope: { organizationId }, ids }: EraseOutgoing): Promise<void> {
  if (ids.length === 0) return

  await execute(tx)`
    with emptied as (
      update "outgoing_message" set "body" = null, "objectId" = null, "subjectIds" = '{}', "hasPay" = false, "nextAttemptAt" = null,
        "finishedAt" = coalesce("finishedAt", clock_timestamp()),
        "reason" = case when "state" = 'Delivered' then "reason" else ${ERASED} end,
        "state" = case when "state" = 'Waiting' then 'Cancelled'::"OutgoingMessageState" else "state" end
      where "organizationId" = ${organizationId}::uuid and "subjectIds" && ${[...ids]}::uuid[]
      returning "id"
    )
    delete from "outgoing_attempt" where "organizationId" = ${organizationId}::uuid and "messageId" in (select "id" from emptied)`
}
