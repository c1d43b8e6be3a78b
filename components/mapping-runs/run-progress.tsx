'use client'

import { CircleCheck, Undo2, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ReapplyDialog } from '#components/mapping-runs/reapply-dialog.tsx'
import { RunBar } from '#components/mapping-runs/run-bar.tsx'
import { describeFailure, describeResult, isUnderWay } from '#components/mapping-runs/run-words.ts'
import { UndoDialog } from '#components/mapping-runs/undo-dialog.tsx'
import { useLatestRun } from '#components/mapping-runs/use-latest-run.ts'
import { ErrorState } from '#components/patterns/error-state.tsx'
import { useAnnounce } from '#components/patterns/live-region.tsx'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'

export type RunProgressProps = { connectionId: string; object: MappedObject }

/** The newest pass of a mapping while it matters: on its way, just done, or stopped. Nothing otherwise. */
export function RunProgress({ connectionId, object }: RunProgressProps) {
  const run = useLatestRun({ connectionId, object })
  const { isShown, dismiss } = useShownRun(run)
  const [undone, setUndone] = useState<MappingRun | null>(null)

  return (
    <>
      {run && isShown ? <RunState run={run} onUndo={() => setUndone(run)} onDismiss={dismiss} /> : null}
      <UndoDialog run={undone} onClose={() => setUndone(null)} />
    </>
  )
}

type RunStateProps = { run: MappingRun; onUndo: () => void; onDismiss: () => void }

function RunState({ run, onUndo, onDismiss }: RunStateProps): ReactNode {
  if (isUnderWay(run)) {
    return (
      <div className="rounded-md border border-line bg-surface px-3 py-2.5">
        <RunBar run={run} />
      </div>
    )
  }
  if (run.state === 'Failed') return <FailedRun run={run} onDismiss={onDismiss} />

  return (
    <div className="flex items-start gap-2.5 rounded-md border border-line bg-surface py-1.5 pr-1.5 pl-3">
      <CircleCheck aria-hidden="true" className="mt-1.5 text-moss" />
      <p className="num min-w-0 flex-1 py-1">{describeResult(run)}</p>
      {run.canUndo ? (
        <Button size="sm" icon={<Undo2 aria-hidden="true" />} onClick={onUndo}>
          Undo…
        </Button>
      ) : null}
      <IconButton label="Dismiss" size="sm" icon={<X />} onClick={onDismiss} />
    </div>
  )
}

function FailedRun({ run, onDismiss }: { run: MappingRun; onDismiss: () => void }) {
  const [isAsked, setIsAsked] = useState(false)
  const { title, message } = describeFailure(run)

  return (
    <>
      <ErrorState
        title={title}
        actions={
          <>
            {run.kind === 'Undo' ? null : (
              <Button size="sm" onClick={() => setIsAsked(true)}>
                Re-apply…
              </Button>
            )}
            <Button size="sm" variant="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          </>
        }
      >
        {message}
      </ErrorState>
      <ReapplyDialog connectionId={run.connectionId} object={run.object} version={run.version} open={isAsked} onOpenChange={setIsAsked} />
    </>
  )
}

/** A result that can be taken back stays this long, other results shorter. */
const UNDOABLE_SHOWN_MS = 10 * 60_000
const RESULT_SHOWN_MS = 12_000

/** Whether a pass is worth the place: what ended long ago is told by the versions. */
function useShownRun(run: MappingRun | null): { isShown: boolean; dismiss: () => void } {
  const announce = useAnnounce()
  const [dismissedId, setDismissedId] = useState<string | null>(null)
  const [freshId, setFreshId] = useState<string | null>(null)
  const id = run?.id ?? null
  const isDone = run?.state === 'Done'
  const finishedAt = run?.finishedAt ?? null
  const shownMs = run?.canUndo ? UNDOABLE_SHOWN_MS : RESULT_SHOWN_MS
  const words = run && isDone ? describeResult(run) : null

  // The clock is read after the first paint only, which is the same on server and browser.
  useEffect(() => {
    if (!isDone || id === null || finishedAt === null) return
    const restMs = new Date(finishedAt).getTime() + shownMs - Date.now()
    if (restMs <= 0) return
    setFreshId(id)
    const timer = setTimeout(() => setFreshId(null), restMs)

    return () => clearTimeout(timer)
  }, [id, isDone, finishedAt, shownMs])
  const isFresh = freshId !== null && freshId === id
  useEffect(() => {
    if (isFresh && words) announce(words)
  }, [isFresh, words, announce])

  return { isShown: id !== null && id !== dismissedId && (isDone ? isFresh : true), dismiss: () => setDismissedId(id) }
}
