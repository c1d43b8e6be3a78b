import { saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { readSyncedJob, type SyncedJob } from '#lib/domain/openings/queries.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { createOpening, findCreated } from './create-opening.ts'
import { followOpening } from './follow-opening.ts'
import { isLinked } from './linked-job.ts'
import { type Look, type LookResult, wait } from './look-result.ts'
import { openingGone } from './problems.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

/** Looks at one job lead to another look at most so often. */
const LOOKS_MAX = 6

/** Brings one open job and its opening together, as far as that goes now. Null where nothing was to be done. */
export async function lookAtOpenJob(work: SyncWork, first: SyncedJob): Promise<LookResult | null> {
  let job: SyncedJob | null = first
  let isCreated = false
  const fields = new Set<string>()

  for (let looks = 0; job && looks < LOOKS_MAX; looks += 1) {
    const look = await lookOnce(work, job)
    if (look.kind === 'nothing') break
    if (look.kind === 'done') {
      for (const field of look.result.fields) fields.add(field)
      const isMore = isCreated && (look.result.outcome === 'Changed' || look.result.outcome === 'Waiting')
      // A job that was cancelled while its creation was in flight is both created and closed: the last counts.
      return { ...look.result, outcome: isMore ? 'Created' : look.result.outcome, fields: [...fields] }
    }
    if (look.kind === 'created') isCreated = true
    // The job may have changed while Ashby was asked: paused, cancelled, edited.
    const openJobId: string = job.id
    job = await inTenant(work.scope, (tx) => readSyncedJob(tx, { ...placeOf(work), openJobId }))
  }

  return isCreated ? { outcome: 'Created', fields: [], problem: null } : null
}

async function lookOnce(work: SyncWork, job: SyncedJob): Promise<Look> {
  switch (job.opening?.state ?? 'Waiting') {
    case 'Waiting':
      return job.status === 'Active' ? createOpening(work, job) : forgetProblem(work, job)
    case 'Creating':
      return findCreated(work, job)
    case 'Linked':
      return isLinked(job) ? followOpening(work, job) : { kind: 'nothing' }
    case 'Gone':
      return job.status === 'Active' ? wait(work, job, openingGone) : forgetProblem(work, job)
  }
}

/** Nothing stands in the way of a job that nobody wants to send. */
async function forgetProblem(work: SyncWork, job: SyncedJob): Promise<Look> {
  if (job.opening?.problem || (job.opening?.differences ?? 0) > 0) {
    const change = { problem: null, differences: 0 }
    await inTenant(work.scope, (tx) => saveOpening(tx, { ...placeOf(work), openJobId: job.id, change }))
  }

  return { kind: 'nothing' }
}
