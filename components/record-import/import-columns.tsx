'use client'

import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { Notice } from '#components/patterns/notice.tsx'
import { ColumnTable } from '#components/record-import/column-table.tsx'
import { type ColumnChoices, findColumnProblem } from '#components/record-import/find-column-problem.ts'
import type { ImportKind } from '#components/record-import/import-kinds.ts'
import { Button } from '#components/ui/button.tsx'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type ImportColumnsProps = {
  kind: ImportKind
  draft: RecordImport
  error: unknown
  isStarting: boolean
  isCancelling: boolean
  onStart: (columns: ColumnChoices) => void
  onCancel: () => void
}

/** The second step: which column goes to which field, with the first rows beside it. */
export function ImportColumns({ kind, draft, error, isStarting, isCancelling, onStart, onCancel }: ImportColumnsProps) {
  const [choices, setChoices] = useState<ColumnChoices>(() =>
    Object.fromEntries(draft.columns.map(({ heading, field }) => [heading, field])),
  )
  const { problem, hint } = findColumnProblem({ kind, choices, targets: draft.targets })
  const leftOut = Object.values(choices).filter((field) => field === null).length

  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 dir="auto" className="truncate text-14 font-semibold">
            {draft.fileName}
          </h2>
          <p className="text-ink-3">
            {formatCountOf({ count: draft.columns.length, one: 'column' })}
            {leftOut > 0 ? `, ${leftOut} left out` : ''}. Check where each goes, then import the rows.
          </p>
        </div>
        <div className="flex gap-2 max-md:w-full max-md:[&>button]:flex-1">
          <Button variant="ghost" isLoading={isCancelling} onClick={onCancel}>
            Choose another file
          </Button>
          <Button variant="primary" isLoading={isStarting} blockedReason={problem?.reason} onClick={() => onStart(choices)}>
            Import rows
          </Button>
        </div>
      </div>
      {error ? <RequestFailure title="The import has not begun" error={error} /> : null}
      {problem ? (
        <Notice tone="rust" isAnnounced>
          {problem.message}
        </Notice>
      ) : null}
      {hint ? <Notice tone="amber">{hint}</Notice> : null}
      <ColumnTable
        columns={draft.columns}
        targets={draft.targets}
        choices={choices}
        onChange={(heading, field) => setChoices((all) => ({ ...all, [heading]: field }))}
      />
    </>
  )
}
