import { execute } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

export type EraseItems = {
  scope: TenantScope
  /** Empty where the candidate themselves stays. */
  candidateExternalId: string
  /** Applications and offers of theirs. */
  externalIds: readonly string[]
}

/** Takes out what passes under way keep of a candidate. What a pass holds at this moment finds a later read written already. */
export async function eraseItems(tx: TenantTransaction, { scope, candidateExternalId, externalIds }: EraseItems): Promise<void> {
  const { organizationId } = scope
  await execute(tx)`
    delete from "sweep_item" as item where item."organizationId" = ${organizationId}::uuid and (
      item."externalId" = any(${[...externalIds]}::text[]) or item."applicationExternalId" = any(${[...externalIds]}::text[])
      or item."candidateExternalId" = ${candidateExternalId}
      or (item."kind" = 'Offer' and exists (
        select from "sweep_item" as application
        where application."organizationId" = item."organizationId" and application."sweepId" = item."sweepId"
          and application."kind" = 'Application' and application."externalId" = item."applicationExternalId"
          and application."candidateExternalId" = ${candidateExternalId})))`
}
