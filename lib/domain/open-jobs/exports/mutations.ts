import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Actor, AuditOrigin } from '#lib/domain/audit/schema.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { OpenJobsExport } from './schema.ts'

export type RecordOpenJobsExport = AuditOrigin & { scope: TenantScope; actor: Actor; filter: OpenJobsExport; count: number }

/** Writes down that somebody takes open jobs away, how many and which. */
export async function recordOpenJobsExport({ scope, actor, filter, count, ipAddress, requestId }: RecordOpenJobsExport): Promise<void> {
  const { search, ...others } = filter
  const asked = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))

  await inTenant(scope, (tx) =>
    writeAudit(tx, {
      ...{ scope, actor, ipAddress, requestId },
      action: 'open-job.exported',
      objectKind: 'open-job',
      objectId: scope.organizationId,
      // What was searched for may be a manager's name, and no erasure would find it here.
      after: { count, ...asked, isSearch: search !== undefined && search !== '' },
    }),
  )
}
