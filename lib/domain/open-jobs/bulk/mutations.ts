import { writeChanges } from '#lib/domain/open-jobs/changes/mutations.ts'
import { type ChangedOpenJob, FILLED_STAYS, planChange } from '#lib/domain/open-jobs/changes/rules.ts'
import { type OpenJobContext, requireReasonFits } from '#lib/domain/open-jobs/edits/mutations.ts'
import { type CloseReason, lockOpenJobs, readOpenJobFields } from '#lib/domain/open-jobs/mutations.ts'
import { describeProblems } from '#lib/domain/open-jobs/rules.ts'
import type { SettableStatus } from '#lib/domain/open-jobs/terms.ts'
import { parseTexts, requireNoErrors } from '#lib/domain/values/edits/rules.ts'
import { inTenant } from '#lib/platform/db/tenant.ts'
import { AppError, assertNever } from '#lib/platform/errors.ts'

export type SetMany = OpenJobContext & {
  ids: readonly string[]
  /** What every one of them gets, as somebody typed it; null clears. */
  values: Readonly<Record<string, string | null>>
  status?: SettableStatus
  closeReason?: CloseReason
}

export type SetManyResult = { changed: string[]; unchanged: string[]; refused: { id: string; problem: string }[] }

/**
 * Changes several open jobs at once, each or none of its values: what cannot be changed is told with why. Eight statements, however many jobs.
 * @throws AppError `invalid_input` for values that do not fit, an identifier, which each job has for itself, and a request that changes
 * nothing; `forbidden` for a field that may not be seen.
 */
export async function setMany({ ids, values: texts, status, closeReason, ...context }: SetMany): Promise<SetManyResult> {
  const { scope, permissions } = context
  requireReasonFits({ status, closeReason })
  requireSomething({ texts, status })

  return inTenant(scope, async (tx) => {
    const fields = await readOpenJobFields(tx, scope)
    const { values: given, errors } = parseTexts({ of: 'open-job', permissions, fields, texts })
    requireNoErrors(
      'identifier' in given ? { ...errors, identifier: 'Each job has an identifier of its own. Change them one by one.' } : errors,
    )

    const unique = [...new Set(ids)]
    const jobs = new Map((await lockOpenJobs(tx, { scope, ids: unique })).map((job) => [job.id, job]))
    const changed: ChangedOpenJob[] = []
    const result: SetManyResult = { changed: [], unchanged: [], refused: [] }
    for (const id of unique) {
      const job = jobs.get(id)
      const planned = job ? planChange({ job, fields, given, status, closeReason }) : ({ kind: 'gone' } as const)
      switch (planned.kind) {
        case 'gone':
          result.refused.push({ id, problem: 'This open job does not exist, or you cannot see it.' })
          break
        case 'unchanged':
          result.unchanged.push(id)
          break
        case 'filled':
          result.refused.push({ id, problem: FILLED_STAYS })
          break
        case 'refused':
          result.refused.push({ id, problem: describeProblems(planned.problems) })
          break
        case 'changed':
          changed.push(planned.change)
          result.changed.push(id)
          break
        default:
          assertNever(planned)
      }
    }
    await writeChanges(tx, { ...context, changed })

    return result
  })
}

function requireSomething({ texts, status }: { texts: Readonly<Record<string, string | null>>; status: SettableStatus | undefined }): void {
  if (Object.keys(texts).length > 0 || status !== undefined) return

  throw new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'Choose a field or a status to change.' })
}
