import type { Permission } from '#lib/domain/access/schema.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import { lockOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { lockOpening, saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { readSyncedJob } from '#lib/domain/openings/queries.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import { AppError, conflictError, notFoundError } from '#lib/platform/errors.ts'
import { hasPermission } from '#lib/sources/ashby/permissions.ts'
import { isVisible, listDifferences } from './describe-opening.ts'
import { readStanding } from './read-standing.ts'
import { type OpeningDesk, readDesk } from './sync-work.ts'
import { takeField } from './take-theirs.ts'

export type DecideDifference = {
  scope: TenantScope
  actor: Requester
  origin: AuditOrigin
  permissions: readonly Permission[]
  openJobId: string
  field: string
  take: 'ours' | 'theirs'
}

/**
 * Decides about one difference: ours is written with the next sync, theirs becomes the open job's value at once.
 * @throws AppError `not_found`; `forbidden` for a field that may not be seen; `conflict` where there is no difference, or the open job may not
 * have Ashby's value.
 */
export async function decideDifference(input: DecideDifference): Promise<void> {
  const { scope, actor, origin, permissions, openJobId, field, take } = input

  await inTenant(scope, async (tx) => {
    const { setup, account } = await readStanding(tx, scope)
    if (!account) throw notFoundError('opening')
    const place = { scope, connectionId: account.id }
    // The job before its opening, as everywhere.
    await lockOpenJob(tx, { scope, openJobId })
    const job = await lockOpening(tx, { ...place, openJobId })
    if (job?.opening.state !== 'Linked') throw notFoundError('opening')
    const desk = await readDesk(tx, { ...place, can: (permission) => hasPermission(account.keyScopes, permission) })
    if (!isVisible({ desk, field, permissions })) throw hiddenError()
    const difference = listDifferences({ job, desk, setup }).find((one) => one.field === field)
    if (!difference) throw conflictError('There is no difference any more. The list is up to date now.')

    if (take === 'theirs') await takeField(tx, { place, desk, job, field, actor, origin })
    else {
      // What Ashby has counts as what we knew, so that ours is news and is written.
      await saveOpening(tx, { ...place, openJobId, change: { sent: { ...job.opening.sent, [field]: difference.theirs } } })
    }
    await countAgain(tx, { ...place, openJobId, desk, setup })
    const object = { objectKind: 'openings', objectId: openJobId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...object, action: 'opening.decided', after: { field, take } })
    await notifyChange(tx, { scope, topic: 'openings' })
    await notifyChange(tx, { scope, topic: 'openJobs' })
  })
}

type CountAgain = {
  scope: TenantScope
  connectionId: string
  openJobId: string
  desk: OpeningDesk
  setup: Parameters<typeof listDifferences>[0]['setup']
}

async function countAgain(tx: TenantTransaction, { desk, setup, ...place }: CountAgain): Promise<void> {
  const job = await readSyncedJob(tx, place)
  if (!job) return
  const differences = listDifferences({ job, desk, setup }).filter(({ needsDecision }) => needsDecision).length
  const isCleared = job.opening?.problem?.code === 'opening_cannot_take'
  await saveOpening(tx, { ...place, change: { differences, ...(isCleared ? { problem: null } : {}) } })
}

function hiddenError(): AppError {
  return new AppError({ code: 'forbidden', retry: 'no', userMessage: 'Your role does not show this field. Ask an admin to decide.' })
}
