import { getOfferDefaults } from '#lib/domain/offers/queries.ts'
import type { FieldDefaults } from '#lib/domain/values/schema.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** What the organization chose for what Ashby does not tell: of pay the same as for offers. */
export async function readHireDefaults(tx: TenantTransaction, scope: TenantScope): Promise<FieldDefaults> {
  const { currency, payInterval } = await getOfferDefaults(tx, scope)

  return { currency, payInterval }
}

export type FindHire = { scope: TenantScope; connectionId: string; applicationExternalId: string }

/** The new hire of an application; null where none of it is known. */
export async function findHireOfApplication({ scope, connectionId, applicationExternalId }: FindHire): Promise<{ id: string } | null> {
  return inTenant(scope, (tx) =>
    tx.newHire.findFirst({
      where: { organizationId: scope.organizationId, connectionId, externalId: applicationExternalId },
      select: { id: true },
    }),
  )
}
