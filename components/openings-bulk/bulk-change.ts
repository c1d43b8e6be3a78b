import { openJobLooks } from '#components/openings/open-job-looks.ts'
import type { CloseReason } from '#components/openings-sync/use-close-reason.ts'
import { fieldInSentence } from '#components/record/field-in-sentence.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { type SettableStatus, settableStatuses } from '#lib/domain/open-jobs/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** What is done to several open jobs at once. */
export type BulkChange =
  /** The close reason is Ashby's, for openings that are closed with Cancelled. */
  | { kind: 'status'; status: SettableStatus; closeReason?: CloseReason | undefined }
  /** Null clears the field. */
  | { kind: 'field'; field: BulkField; value: string | null }

export type BulkField = { key: string; label: string }

/** The same change for some of them: going back, each group goes to what it had. */
export type BulkStep = { change: BulkChange; ids: readonly string[] }

/** Taking back more than so many different values would be as many requests, which nobody waits for. */
const WAYS_BACK_MAX = 8

type FindWayBack = { change: BulkChange; changed: readonly string[]; before: readonly OpenJobSummary[] }

/** What takes a change back, for the jobs that it changed. `before` are the jobs as they stood. Null where that is not known, or too much. */
export function findWayBack({ change, changed, before }: FindWayBack): BulkStep[] | null {
  const jobs = before.filter(({ id }) => changed.includes(id))
  if (jobs.length === 0) return null
  const steps = change.kind === 'status' ? groupByStatus(jobs) : groupByValue({ jobs, field: change.field })

  return steps.length === 0 || steps.length > WAYS_BACK_MAX ? null : steps
}

function groupByStatus(jobs: readonly OpenJobSummary[]): BulkStep[] {
  return settableStatuses.flatMap((status) => {
    const ids = jobs.filter((job) => job.status === status).map(({ id }) => id)

    return ids.length === 0 ? [] : [{ change: { kind: 'status' as const, status }, ids }]
  })
}

function groupByValue({ jobs, field }: { jobs: readonly OpenJobSummary[]; field: BulkField }): BulkStep[] {
  const values = jobs.map((job) => readListed({ job, key: field.key }))
  if (values.some((value) => value === undefined)) return []
  const groups = Map.groupBy(jobs, (_, index) => values[index] ?? null)

  return [...groups].map(([value, members]) => ({ change: { kind: 'field' as const, field, value }, ids: members.map(({ id }) => id) }))
}

/** The value of a built-in field as the list tells it, in the form in which it is kept; undefined for fields that no list tells. */
function readListed({ job, key }: { job: OpenJobSummary; key: string }): string | null | undefined {
  if (key === 'isBackfill') return job.isBackfill === null ? null : job.isBackfill ? 'yes' : 'no'
  const listed: Readonly<Record<string, string | null | undefined>> = {
    department: job.department,
    team: job.team,
    location: job.location,
    manager: job.manager,
    employmentType: job.employmentType,
    targetHireDate: job.targetHireDate,
    targetStartDate: job.targetStartDate,
    payMinimum: job.payMinimum,
    payMaximum: job.payMaximum,
    currency: job.currency,
    payInterval: job.payInterval,
  }

  return listed[key]
}

/** What was done, for a toast. */
export function describeBulkDone({ change, changed, unchanged }: { change: BulkChange; changed: number; unchanged: number }): string {
  const jobs = formatCountOf({ count: changed, one: 'open job' })
  const rest = unchanged === 0 ? '' : `, ${unchanged} ${unchanged === 1 ? 'was' : 'were'} so already`
  if (change.kind === 'status') return `${jobs} now ${openJobLooks[change.status].word}${rest}`
  const field = fieldInSentence({ field: change.field.key, label: change.field.label })

  return `${change.value === null ? 'Cleared' : 'Set'} the ${field} of ${jobs}${rest}`
}

/** Where nothing had to change. */
export function describeAllSo(count: number): string {
  return count === 1 ? 'The open job was so already' : `All ${count} open jobs were so already`
}

/** What was not done, as a title. */
export function describeBulkRefused(count: number): string {
  return `${formatCountOf({ count, one: 'open job' })} ${count === 1 ? 'was' : 'were'} not changed`
}
