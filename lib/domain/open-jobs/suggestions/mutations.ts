import { type HireContext, lockHireRow } from '#lib/domain/new-hires/mutations.ts'
import { STANDING_FLAGS } from '#lib/domain/new-hires/rules.ts'
import { fillOpenJob, undoFill } from '#lib/domain/open-jobs/filling/mutations.ts'
import { lockOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { conflictError } from '#lib/platform/errors.ts'

/**
 * A person says that a new hire fills an open job.
 * @throws AppError `not_found`; `conflict` for a hire that does not stand, a job that was cancelled, and as `fillOpenJob`.
 */
export async function chooseFill({
  openJobId,
  newHireId,
  ...context
}: HireContext & { openJobId: string; newHireId: string }): Promise<void> {
  const { scope, actor, origin, visibility } = context
  await inTenant(scope, async (tx) => {
    const hire = await lockHireRow(tx, { scope, visibility, newHireId })
    if (hire.state === 'Dismissed') throw conflictError('This new hire was dismissed. Restore it first.')
    if (hire.flags.some((flag) => STANDING_FLAGS.includes(flag))) {
      throw conflictError('Ashby says that this application is no longer hired, so it fills no open job.')
    }
    const { status } = await lockOpenJob(tx, { scope, openJobId })
    if (status === 'Cancelled') throw conflictError('This open job was cancelled. Set its status to Active first, or choose another one.')
    await fillOpenJob(tx, { scope, openJobId, newHireId, actor, origin })
  })
}

/**
 * A person takes the hire of an open job back, for good: no look at Ashby fills it with the same hire again.
 * @throws AppError `not_found`; `conflict` for a job that nobody fills.
 */
export async function takeFillBack({ openJobId, ...context }: Omit<HireContext, 'visibility'> & { openJobId: string }): Promise<void> {
  const { scope, actor, origin } = context
  await inTenant(scope, async (tx) => {
    // Whoever fills it is held before the job, like everything that holds both.
    await query(tx)`select 1 from "new_hire" as hire join "open_job" as job
      on job."organizationId" = hire."organizationId" and job."filledByNewHireId" = hire."id"
      where job."organizationId" = ${scope.organizationId}::uuid and job."id" = ${openJobId}::uuid for share of hire`
    const { isChanged } = await undoFill(tx, { scope, openJobId, actor, origin, isDecided: true })
    if (!isChanged) throw conflictError('Nobody fills this open job, so there is nothing to take back.')
  })
}
