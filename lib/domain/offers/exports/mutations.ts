import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { OfferExport } from './schema.ts'

export type RecordOfferExport = Act & { filter: OfferExport }

/** Writes down that somebody takes offers away, and which. */
export async function recordOfferExport({ scope, actor, filter, origin }: RecordOfferExport): Promise<void> {
  const { search, ...others } = filter
  const asked = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))

  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'offer.exported',
      objectKind: 'offer',
      objectId: scope.organizationId,
      // What was searched for is mostly somebody's name, and no erasure would find it here.
      after: { ...asked, isSearch: search !== undefined && search !== '' },
    }),
  )
}
