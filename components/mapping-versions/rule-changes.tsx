'use client'

import { type ReactNode, useState } from 'react'
import {
  type ChangeContext,
  type DescribedChange,
  describeRuleChange,
  type RowChange,
} from '#components/mapping-versions/describe-rule-change.ts'
import { Button } from '#components/ui/button.tsx'
import type { RuleChange } from '#lib/domain/mappings/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type RuleChangesProps = { changes: readonly RuleChange[] } & ChangeContext & {
    /** How many are shown until somebody asks for the rest; all of them without it. */
    shownMax?: number
  }

/** What two versions of a mapping say differently, field by field. */
export function RuleChanges({ changes, fields, places, shownMax = changes.length }: RuleChangesProps) {
  const [isWhole, setIsWhole] = useState(false)
  if (changes.length === 0) return <p className="text-12 text-ink-3">No rule is different.</p>
  // One more than the limit is shown at once: the button would take its place.
  const isCut = !isWhole && changes.length > shownMax + 1
  const shown = isCut ? changes.slice(0, shownMax) : changes

  return (
    <div className="flex flex-col items-start gap-2">
      <ul className="flex w-full flex-col gap-2">
        {shown.map((change) => (
          <li key={change.field} className="min-w-0">
            <Change change={describeRuleChange({ change, fields, places })} />
          </li>
        ))}
      </ul>
      {isCut ? (
        <Button size="sm" variant="ghost" className="-ml-2.5" onClick={() => setIsWhole(true)}>
          {`Show ${formatCountOf({ count: changes.length - shown.length, one: 'more field', many: 'more fields' })}`}
        </Button>
      ) : null}
    </div>
  )
}

function Change({ change: { label, before, after, rows } }: { change: DescribedChange }) {
  const hasSteps = before.length > 0 || after.length > 0

  return (
    <>
      <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
        {label}
      </p>
      {hasSteps ? (
        <div className="text-12 [overflow-wrap:anywhere]">
          <p className="text-ink-3">
            <span className="sr-only">Before: </span>
            {before.length > 0 ? <s>{joinSteps(before)}</s> : 'No rule'}
          </p>
          <p className="text-ink-2">
            <span aria-hidden="true">→ </span>
            <span className="sr-only">Now: </span>
            {after.length > 0 ? joinSteps(after) : 'No rule'}
          </p>
        </div>
      ) : null}
      {rows.length > 0 ? <Rows rows={rows} /> : null}
    </>
  )
}

const ROWS_MAX = 5

function Rows({ rows }: { rows: readonly RowChange[] }) {
  return (
    <ul className="text-12 text-ink-2 [overflow-wrap:anywhere]">
      {rows.slice(0, ROWS_MAX).map((row) => (
        <li key={row.from}>{tellRow(row)}</li>
      ))}
      {rows.length > ROWS_MAX ? (
        <li className="text-ink-3">{`and ${formatCountOf({ count: rows.length - ROWS_MAX, one: 'more row' })}`}</li>
      ) : null}
    </ul>
  )
}

function tellRow({ from, before, after }: RowChange): ReactNode {
  const name = <bdi>“{from}”</bdi>
  if (after === null) return <>Row {name} removed</>
  if (before === null) {
    return (
      <>
        Row {name} added: <bdi>{after}</bdi>
      </>
    )
  }

  return (
    <>
      Row {name}: <bdi>{before}</bdi> <span aria-hidden="true">→</span> <span className="sr-only">became</span> <bdi>{after}</bdi>
    </>
  )
}

function joinSteps(steps: readonly string[]): string {
  return steps.join(', else ')
}
