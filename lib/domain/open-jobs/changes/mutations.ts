import { type WriteAuditInput, writeAudits } from '#lib/domain/audit/mutations.ts'
import type { Act, Actor } from '#lib/domain/audit/schema.ts'
import { addOpenJobHistory } from '#lib/domain/open-jobs/history/mutations.ts'
import { saveOpenJobs } from '#lib/domain/open-jobs/mutations.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import type { TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { ChangedOpenJob } from './rules.ts'

export type WriteChanges = Act<Actor> & { changed: readonly ChangedOpenJob[] }

/** The one way open jobs change by somebody’s hand or by the machine's: values, status, history, audit and the notice. Five statements, however many jobs. */
export async function writeChanges(tx: TenantTransaction, { scope, actor, origin, changed }: WriteChanges): Promise<void> {
  if (changed.length === 0) return
  await saveOpenJobs(tx, { scope, jobs: changed.map(({ after }) => after) })
  const userId = actor.kind === 'System' ? null : actor.userId
  await addOpenJobHistory(tx, { scope, entries: changed.flatMap((change) => listEntries(change, userId)) })
  await writeAudits(
    tx,
    changed.flatMap((change) => listActs(change).map((act) => ({ ...act, scope, actor, ...origin }))),
  )
  await notifyChange(tx, { scope, topic: 'openJobs' })
}

function listEntries({ after, changes, step }: ChangedOpenJob, userId: string | null) {
  const entry = { openJobId: after.id, userId }

  return [
    ...(changes.length > 0 ? [{ ...entry, kind: 'edited' as const, changes }] : []),
    ...(step ? [{ ...entry, kind: 'status-changed' as const, detail: step }] : []),
  ]
}

type LoggedAct = Pick<WriteAuditInput, 'objectId' | 'before' | 'after'> & {
  action: 'open-job.edited' | 'open-job.status-changed'
  objectKind: 'open-job'
}

function listActs({ after: job, changes, step }: ChangedOpenJob): LoggedAct[] {
  const object = { objectKind: 'open-job' as const, objectId: job.id }
  const acts: LoggedAct[] = []
  if (changes.length > 0) {
    const before = Object.fromEntries(changes.map((change) => [change.field, change.before]))
    const after = Object.fromEntries(changes.map((change) => [change.field, change.after]))
    acts.push({ ...object, action: 'open-job.edited', before, after })
  }
  if (step) {
    const { statusBefore, statusAfter, closeReason } = step
    acts.push({
      ...object,
      action: 'open-job.status-changed',
      before: { status: statusBefore },
      after: { status: statusAfter, closeReason },
    })
  }

  return acts
}
