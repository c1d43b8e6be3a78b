import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { EventExport } from './schema.ts'

export type RecordEventExport = Act & { filter: EventExport }

/** Writes down that somebody takes events away, and which. */
export async function recordEventExport({ scope, actor, filter, origin }: RecordEventExport): Promise<void> {
  const { q, ...others } = filter
  const asked = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))

  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'event.exported',
      objectKind: 'event',
      objectId: scope.organizationId,
      // What was searched for may be somebody's name, and no erasure would find it here.
      after: { ...asked, isSearch: q !== undefined },
    }),
  )
}
