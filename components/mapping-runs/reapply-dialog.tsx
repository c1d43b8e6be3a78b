'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { DryRun, DryRunSkeleton } from '#components/mapping-runs/dry-run.tsx'
import { RunBar } from '#components/mapping-runs/run-bar.tsx'
import { describeFailure, describeResult, isUnderWay } from '#components/mapping-runs/run-words.ts'
import { UndoDialog } from '#components/mapping-runs/undo-dialog.tsx'
import { useLatestRun } from '#components/mapping-runs/use-latest-run.ts'
import { useRunActs } from '#components/mapping-runs/use-run-acts.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type ReapplyDialogProps = {
  connectionId: string
  object: MappedObject
  /** The live version. */
  version: number
  open: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** Re-applies the live version: first what it would change, then how far it is, then what it did. */
export function ReapplyDialog(props: ReapplyDialogProps) {
  const { open } = props
  const [last, setLast] = useState({ open, opening: 0 })
  if (last.open !== open) setLast({ open, opening: open ? last.opening + 1 : last.opening })

  return last.opening === 0 ? null : <ReapplySteps key={last.opening} {...props} />
}

function ReapplySteps({ connectionId, object, version, open, onOpenChange }: ReapplyDialogProps) {
  const [startedId, setStartedId] = useState<string | null>(null)
  const [undone, setUndone] = useState<MappingRun | null>(null)
  const latest = useLatestRun({ connectionId, object })
  const run = latest !== null && latest.id === startedId ? latest : null
  const act = useRunActs({ onStarted: ({ id }) => setStartedId(id) }).reapply
  const query = useDryRun({ connectionId, object, isEnabled: open && startedId === null })
  const shownVersion = run?.version ?? query.dryRun?.version ?? version
  const undo = () => {
    setUndone(run)
    onOpenChange(false)
  }

  return (
    <>
      <Dialog
        title={`Re-apply version ${shownVersion}`}
        description={`Fills every ${objectWords[object].open} ${objectWords[object].one} by the live rules, also what is filled already.`}
        isWide
        isOpen={open}
        onOpenChange={onOpenChange}
        footer={
          run ? (
            <StartedFooter run={run} onUndo={undo} onClose={() => onOpenChange(false)} />
          ) : (
            <DryRunFooter
              object={object}
              count={query.dryRun?.changing ?? null}
              hasFailed={query.error !== null}
              isStarting={act.isPending}
              onStart={() => act.mutate({ connectionId, object, version: shownVersion })}
              onClose={() => onOpenChange(false)}
            />
          )
        }
      >
        {run ? (
          <StartedRun run={run} />
        ) : (
          <div className="flex flex-col gap-3">
            {act.error ? <RequestFailure title="Nothing was re-applied." error={act.error} /> : null}
            {query.dryRun ? <DryRun object={object} dryRun={query.dryRun} fields={query.fields} /> : null}
            {!query.dryRun && query.error ? (
              <RequestFailure title="The dry run did not come." error={query.error} onRetry={query.retry} />
            ) : null}
            {query.dryRun || query.error ? null : <DryRunSkeleton object={object} />}
          </div>
        )}
      </Dialog>
      <UndoDialog run={undone} onClose={() => setUndone(null)} />
    </>
  )
}

type UseDryRun = Pick<ReapplyDialogProps, 'connectionId' | 'object'> & { isEnabled: boolean }

/** It is asked anew each time the dialog opens, and again when something changes meanwhile: nobody agrees to old differences. */
function useDryRun({ connectionId, object, isEnabled }: UseDryRun) {
  const api = useApi()
  const { data, error, refetch } = useQuery(
    api.mappingRuns.dryRun.queryOptions({ input: { connectionId, object }, enabled: isEnabled, staleTime: 0, gcTime: 0 }),
  )
  const { data: fields = [] } = useQuery(api.fields.list.queryOptions({ input: { object } }))

  return { dryRun: data, fields, error, retry: () => void refetch() }
}

type DryRunFooterProps = {
  object: MappedObject
  /** Null until the dry run has come. */
  count: number | null
  hasFailed: boolean
  isStarting: boolean
  onStart: () => void
  onClose: () => void
}

function DryRunFooter({ object, count, hasFailed, isStarting, onStart, onClose }: DryRunFooterProps) {
  if (count === 0) return <Button onClick={onClose}>Close</Button>
  const { one, many } = objectWords[object]
  const waiting = hasFailed ? 'nothing compared' : 'comparing'

  return (
    <>
      <Button variant="ghost" onClick={onClose}>
        Cancel
      </Button>
      <Button variant="primary" isLoading={isStarting} blockedReason={count === null ? waiting : null} onClick={onStart}>
        {count === null ? 'Re-apply' : `Re-apply to ${formatCountOf({ count, one, many })}`}
      </Button>
    </>
  )
}

function StartedRun({ run }: { run: MappingRun }) {
  if (isUnderWay(run)) {
    return (
      <div className="flex flex-col gap-2 py-2">
        <RunBar run={run} />
        <p className="text-12 text-ink-3">You may close this, it goes on by itself.</p>
      </div>
    )
  }
  if (run.state === 'Failed') {
    const { title, message } = describeFailure(run)

    return <ErrorState title={title}>{message}</ErrorState>
  }

  return (
    <p className="num flex items-start gap-2 py-2">
      <CircleCheck aria-hidden="true" className="mt-0.5 text-moss" />
      {describeResult(run)}
    </p>
  )
}

function StartedFooter({ run, onUndo, onClose }: { run: MappingRun; onUndo: () => void; onClose: () => void }) {
  return (
    <>
      {run.canUndo && !isUnderWay(run) ? (
        <Button icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
          Undo…
        </Button>
      ) : null}
      <Button onClick={onClose}>Close</Button>
    </>
  )
}
