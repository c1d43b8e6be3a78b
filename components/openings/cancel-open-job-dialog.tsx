'use client'

import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

type CancelOpenJobDialogProps = {
  job: Pick<OpenJobSummary, 'title'>
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
}

/** Asks before recruiting for a job ends. */
export function CancelOpenJobDialog({ job, isOpen, onClose, onConfirm }: CancelOpenJobDialogProps) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(next) => (next ? undefined : onClose())}
      title={
        <>
          Cancel <bdi className="[overflow-wrap:anywhere]">{job.title ?? 'this open job'}</bdi>?
        </>
      }
      description="Nobody will be hired into it, and it leaves the headcount plan. Its history stays, and you can change the status back."
      confirmLabel="Cancel open job"
      cancelLabel="Keep open job"
      isDanger
      onConfirm={() => {
        onConfirm()
        onClose()
      }}
    />
  )
}
