import { lockOpening, saveOpening } from '#lib/domain/openings/links/mutations.ts'
import type { SyncedJob } from '#lib/domain/openings/queries.ts'
import type { JobProblem } from '#lib/domain/openings/schema.ts'
import type { SyncResult } from '#lib/domain/openings/syncs/mutations.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { placeOf, type SyncWork } from './sync-work.ts'

/** What a look at one open job did, for the report. */
export type LookResult = Omit<SyncResult, 'openJobId'>

export type Look =
  /** It was so already. */
  | { kind: 'nothing' }
  /** It is in Ashby now, and what else follows is to be looked at. */
  | { kind: 'created' }
  /** It is to be looked at anew. */
  | { kind: 'again' }
  | { kind: 'done'; result: LookResult }

/** Whether two problems say the same: when one was looked for in vain is no part of it. */
export function isSameProblem(one: JobProblem | null, other: JobProblem | null): boolean {
  const spell = (problem: JobProblem | null) =>
    problem && JSON.stringify([problem.code, problem.message, problem.field, problem.candidate?.externalId ?? null])

  return spell(one) === spell(other)
}

/** Something has to be put right before the open job can be sent: says so on its row. */
export async function wait(work: SyncWork, job: SyncedJob, problem: JobProblem): Promise<Look> {
  if (!isSameProblem(job.opening?.problem ?? null, problem)) {
    const place = { ...placeOf(work), openJobId: job.id }
    await inTenant(work.scope, async (tx) => {
      await lockOpening(tx, place)
      await saveOpening(tx, { ...place, change: { problem } })
    })
  }

  return { kind: 'done', result: { outcome: 'Waiting', fields: [], problem } }
}
