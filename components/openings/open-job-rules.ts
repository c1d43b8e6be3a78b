import { listFields } from '#components/record/field-in-sentence.ts'
import type { OpenJobDetail, OpenJobField } from '#lib/domain/open-jobs/contract.ts'
import { type RecruitingStatus, type SettableStatus, settableStatuses } from '#lib/domain/open-jobs/terms.ts'

/** Required fields that an open job has no value for: it is not Active without them. */
export function findMissing(fields: readonly OpenJobField[]): OpenJobField[] {
  return fields.filter(({ isRequired, isArchived, value }) => isRequired && !isArchived && value === null)
}

/** Why a job cannot be marked Active now, for the place where one would; null where nothing is in the way. */
export function describeActiveObstacle(fields: readonly OpenJobField[]): string | null {
  const missing = findMissing(fields)
  if (missing.length === 0) return null

  return `${missing.length === 1 ? 'One field is' : `${missing.length} fields are`} missing: ${listFields(toNamed(missing))}`
}

function toNamed(fields: readonly OpenJobField[]) {
  return fields.map(({ key, label }) => ({ field: key, label }))
}

/** Whether a person can set it back: Filled comes and goes with a hire. */
export function isSettable(status: RecruitingStatus): status is SettableStatus {
  return settableStatuses.some((each) => each === status)
}

/** Only what was never more than planned can be deleted: anything else others know, and it is cancelled instead. */
export function canDelete({ status, history }: Pick<OpenJobDetail, 'status' | 'history'>): boolean {
  return status === 'Planned' && history.every(({ statusAfter }) => statusAfter === null || statusAfter === 'Planned')
}
