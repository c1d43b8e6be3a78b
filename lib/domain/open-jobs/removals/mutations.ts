import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { lockOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

/**
 * Deletes an open job with its history. One that was ever active or filled is known to others and stays.
 * @throws AppError `not_found`, `conflict` for one that was ever more than planned.
 */
export async function removeOpenJob({ scope, actor, origin, openJobId }: Act & { openJobId: string }): Promise<void> {
  await inTenant(scope, async (tx) => {
    const { values, status } = await lockOpenJob(tx, { scope, openJobId })
    const known = await query(tx)`
      select 1 from "open_job_history_entry"
      where "organizationId" = ${scope.organizationId}::uuid and "openJobId" = ${openJobId}::uuid
        and "detail" ->> 'statusAfter' in ('Active', 'Filled')
      limit 1`
    if (known.length > 0) throw conflictError('This job was active once, so others know it. Cancel it instead.')

    await tx.openJob.delete({ where: tenantKey(scope, openJobId), select: { id: true } })
    const object = { objectKind: 'open-job', objectId: openJobId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...object, action: 'open-job.deleted', before: { ...values, status } })
    await notifyChange(tx, { scope, topic: 'openJobs' })
  })
}
