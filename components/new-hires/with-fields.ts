import { countIssues } from '#components/record/apply-edit.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'
import type { RecordField } from '#lib/domain/values/contract.ts'

const nameKeys: readonly string[] = ['firstName', 'middleName', 'lastName']

/** A new hire with other fields. The shown values of built-in fields stand on it too: its head and the list read them there. */
export function withFields(hire: NewHireDetail, fields: RecordField[]): NewHireDetail {
  const shown = Object.fromEntries(fields.filter(({ key }) => Object.hasOwn(hire, key)).map(({ key, value }) => [key, value]))
  const parts = nameKeys.flatMap((name) => fields.find(({ key }) => key === name)?.value ?? [])
  const hidden = { issues: hire.issueCount - hire.issues.length, blocking: countHiddenBlocking(hire) }
  const counted = countIssues(fields)

  return {
    ...hire,
    ...shown,
    name: parts.join(' '),
    fields,
    ...counted,
    // Of fields that the role may not see only their number is known, and no edit changes it.
    issueCount: counted.issueCount + hidden.issues,
    blockingIssueCount: counted.blockingIssueCount + hidden.blocking,
  }
}

function countHiddenBlocking({ blockingIssueCount, issues }: NewHireDetail): number {
  return blockingIssueCount - issues.filter((issue) => issue.isBlocking).length
}
