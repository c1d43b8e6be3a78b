'use client'

import { BlockingNotice } from '#components/patterns/notice.tsx'
import { fieldInSentence, listFields } from '#components/record/field-in-sentence.ts'
import type { RecordNoun } from '#components/record/reviewed-record.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { RecordIssue } from '#lib/domain/values/contract.ts'

type BlockingIssuesProps = { issues: readonly RecordIssue[]; noun: RecordNoun; onGoToField: (field: string) => void }

/** What stops the record's act, with the way to the first field that does. */
export function BlockingIssues({ issues, noun, onGoToField }: BlockingIssuesProps) {
  const [first] = issues

  return (
    <BlockingNotice
      title={issues.length === 1 ? `1 issue blocks ${noun.act}:` : `${issues.length} issues block ${noun.act}:`}
      aside={<FieldButton label="Go to field" field={first?.field} onGoToField={onGoToField} />}
    >
      {issues.length === 1 && first ? `${describeIssue(first)}.` : `${listFields(issues)}.`}
    </BlockingNotice>
  )
}

function describeIssue(issue: RecordIssue): string {
  const name = fieldInSentence(issue)

  switch (issue.code) {
    case 'unknown_interval':
      return `${name} is unknown`
    case 'missing':
      return `${name} is missing`
    case 'no_permission':
      return `the key may not read the ${name}`
    case 'no_key':
      return `the ${name} cannot be looked up without a key`
    case 'confidential':
      return `Ashby hides the ${name} from the key`
    case 'not_found':
      return `Ashby does not know the ${name}`
    case 'invalid':
      return `Ashby’s value for ${name} cannot be read`
    case 'unmapped':
      return `the lookup of ${name} has no row for Ashby’s value`
    case 'no_rule':
      return `no rule fills ${name}`
  }
}

type FieldButtonProps = { label: string; field: string | undefined; onGoToField: (field: string) => void }

/** The way to a field, at the edge of a notice. */
export function FieldButton({ label, field, onGoToField }: FieldButtonProps) {
  if (!field) return null

  return (
    <button
      type="button"
      onClick={() => onGoToField(field)}
      className="relative shrink-0 rounded-sm font-medium text-iris underline-offset-2 after:absolute after:-inset-x-2 after:-inset-y-1 hover:underline max-md:after:-inset-y-3"
    >
      {label}
    </button>
  )
}

type FollowingInput = { record: { connectionState: Connection['state']; connectionName: string }; noun: RecordNoun }

/** Why what Ashby says now is not shown here; null while the account is connected. */
export function describeNotFollowing({ record: { connectionState, connectionName }, noun: { one } }: FollowingInput): string | null {
  if (connectionState === 'Disconnected') return `${connectionName} is disconnected, so this ${one} no longer follows Ashby`
  if (connectionState === 'Paused') return `${connectionName} is paused, so this ${one} does not follow Ashby until it is resumed`

  return null
}
