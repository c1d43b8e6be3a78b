import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import type { PeopleExport } from './schema.ts'

export type RecordPeopleExport = Act & { filter: PeopleExport; count: number }

/** Writes down that somebody takes people away, how many and which. */
export async function recordPeopleExport({ scope, actor, filter, count, origin }: RecordPeopleExport): Promise<void> {
  const { search, ...others } = filter
  const asked = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))

  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      ...{ scope, actor, ...origin },
      action: 'person.exported',
      objectKind: 'person',
      objectId: scope.organizationId,
      // What was searched for is mostly somebody's name, and no erasure would find it here.
      after: { count, ...asked, isSearch: search !== undefined && search !== '' },
    }),
  )
}
