import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { StatusStep } from '#lib/domain/open-jobs/history/mutations.ts'
import type { CloseReason, EditableOpenJob } from '#lib/domain/open-jobs/mutations.ts'
import { findProblems, listChanges, type OpenJobValues } from '#lib/domain/open-jobs/rules.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'
import type { FieldChange } from '#lib/domain/values/schema.ts'

export type PlanChange = {
  job: EditableOpenJob
  fields: readonly FieldDefinition[]
  /** Values that are given, by field key; null clears. */
  given?: OpenJobValues
  status?: SettableStatus
  /** Of a job that is cancelled with it. */
  closeReason?: CloseReason
}

export type ChangedOpenJob = {
  before: EditableOpenJob
  after: EditableOpenJob
  changes: FieldChange[]
  /** Null where the status and what is told with it stayed. */
  step: (Required<StatusStep> & { closeReason: string | null }) | null
}

export type PlannedChange =
  | { kind: 'changed'; change: ChangedOpenJob }
  /** It was so already. */
  | { kind: 'unchanged' }
  /** Of a job into which somebody was hired the status stays. */
  | { kind: 'filled' }
  /** A sentence by field key. */
  | { kind: 'refused'; problems: Readonly<Record<string, string>> }

/** What a change makes of an open job, and whether it may be. Whether an identifier is free is asked elsewhere. Pure. */
export function planChange({ job, fields, given = {}, status, closeReason }: PlanChange): PlannedChange {
  if (status !== undefined && job.status === 'Filled') return { kind: 'filled' }
  const changes = listChanges({ fields, before: job.values, given })
  const reason = status === 'Cancelled' ? (closeReason ?? null) : job.closeReason
  const isSameStatus = status === undefined || (status === job.status && reason?.id === job.closeReason?.id)
  if (changes.length === 0 && isSameStatus) return { kind: 'unchanged' }

  const after: EditableOpenJob = {
    ...job,
    values: { ...job.values, ...given },
    ...(isSameStatus ? {} : { status, statusChangedAt: status === job.status ? job.statusChangedAt : new Date(), closeReason: reason }),
  }
  const problems = findProblems({ fields, before: job, after })
  if (Object.keys(problems).length > 0) return { kind: 'refused', problems }

  const step = isSameStatus
    ? null
    : { statusBefore: job.status, statusAfter: status, closeReason: status === 'Cancelled' ? (reason?.label ?? null) : null }

  return { kind: 'changed', change: { before: job, after, changes, step } }
}

/** What somebody is told who sets the status of a filled job. */
export const FILLED_STAYS = 'Somebody was hired into this job, so its status stays. Take the hire back first.'
