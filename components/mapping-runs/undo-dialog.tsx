'use client'

import { useState } from 'react'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { describeUndo } from '#components/mapping-runs/run-words.ts'
import { useRunActs } from '#components/mapping-runs/use-run-acts.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { MappingRun } from '#lib/domain/mappings/runs/contract.ts'

/** Asks before the live version is taken back with all that it filled. `run` is its newest pass, null while nothing is asked. */
export function UndoDialog({ run, onClose }: { run: MappingRun | null; onClose: () => void }) {
  // Kept while the dialog fades away.
  const [last, setLast] = useState(run)
  if (run && run !== last) setLast(run)
  const shown = run ?? last
  const { undo } = useRunActs({ onStarted: onClose })
  if (!shown) return null
  const { connectionId, object, version } = shown

  return (
    <ConfirmDialog
      title={`Undo version ${version}?`}
      description={describeUndo(shown)}
      confirmLabel={`Undo version ${version}`}
      isLoading={undo.isPending}
      isOpen={run !== null}
      onOpenChange={(next) => {
        if (next) return
        undo.reset()
        onClose()
      }}
      onConfirm={() => undo.mutate({ connectionId, object, version })}
    >
      {undo.error ? <RequestFailure title={`Version ${version} was not undone.`} error={undo.error} /> : null}
    </ConfirmDialog>
  )
}
