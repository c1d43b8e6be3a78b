import { composeTheirs } from '#lib/destinations/ashby-openings/opening-values.ts'
import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { AuditOrigin, Requester } from '#lib/domain/audit/schema.ts'
import { followOpening as followHires } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { lockOpening, saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { findOpenings } from '#lib/domain/openings/queries.ts'
import { VERSION } from '#lib/domain/openings/schema.ts'
import { openAshby } from '#lib/pipeline/ashby-connection.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { readOpening } from '#lib/sources/ashby/read-opening.ts'
import { composeOpenJob } from './compose-open-job.ts'
import { listDifferences } from './describe-opening.ts'
import { readStanding } from './read-standing.ts'
import { readDesk } from './sync-work.ts'

export type LinkOpening = { scope: TenantScope; actor: Requester; origin: AuditOrigin; openJobId: string; externalId: string }

/**
 * Takes an opening that stands in Ashby under an open job's identifier for that job's. What differs is shown as Ashby's edits are, and not
 * overwritten before somebody decides, or the rule of who wins does. One call.
 * @throws AppError `not_found`; `conflict` where nothing may be asked of Ashby, the job has an opening, the opening has another identifier or
 * another job; AshbyError
 */
export async function linkOpening({ scope, actor, origin, openJobId, externalId }: LinkOpening): Promise<void> {
  const { account, obstacle, setup } = await inTenant(scope, (tx) => readStanding(tx, scope))
  if (obstacle || !account) throw conflictError(obstacle?.message ?? 'No account is connected.')
  const place = { scope, connectionId: account.id }
  const connection = await openAshby({ scope, connectionId: account.id })
  const readAt = await readDatabaseClock()
  const record = readOpening((await connection.client.call('opening.info', { openingId: externalId })).results)

  await inTenant(scope, async (tx) => {
    const job = await lockOpening(tx, { ...place, openJobId })
    if (!job) throw notFoundError('open job')
    if (job.opening.state === 'Linked') throw conflictError('This job has its opening in Ashby already.')
    const [other] = await findOpenings(tx, { ...place, externalIds: [externalId] })
    if (other && other.openJobId !== openJobId) throw conflictError('This opening belongs to another open job.')
    if (record.identifier !== job.values.identifier) throw conflictError('This opening has another identifier than the job.')

    const desk = await readDesk(tx, { ...place, can: connection.can })
    const { values } = composeOpenJob({ desk, values: job.values })
    const theirs = { ...composeTheirs({ opening: record, fields: desk.written }), [VERSION]: record.versionId }
    const opening = { ...job.opening, sent: values, theirs }
    const differences = listDifferences({ job: { ...job, opening }, desk, setup }).filter(({ needsDecision }) => needsDecision).length
    const state = record.isArchived ? ('Gone' as const) : ('Linked' as const)
    const change = { state, externalId, createSentAt: null, sourceState: record.state, readAt, problem: null, differences }
    await saveOpening(tx, { ...place, openJobId, change: { ...change, sent: values, theirs } })
    const object = { objectKind: 'openings', objectId: openJobId } as const
    await writeAudit(tx, { scope, actor, ...origin, ...object, action: 'opening.linked', after: { externalId } })
    await notifyChange(tx, { scope, topic: 'openings' })
    await notifyChange(tx, { scope, topic: 'openJobs' })
  })
  // Somebody may have been hired for it before. On its own, because a hire is held before any job and opening.
  await inTenant(scope, (tx) => followHires(tx, { ...place, externalId }))
}
