'use client'

import { CloseReasonField } from '#components/openings-sync/close-reason-field.tsx'
import { type CloseReason, useCloseReason } from '#components/openings-sync/use-close-reason.ts'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'

type CancelOpenJobDialogProps = {
  job: Pick<OpenJobSummary, 'title' | 'opening'>
  isOpen: boolean
  onClose: () => void
  /** With why its opening in Ashby is closed, where it has one. */
  onConfirm: (closeReason: CloseReason | undefined) => void
}

/** Asks before recruiting for a job ends, and why where that closes an opening in Ashby. */
export function CancelOpenJobDialog({ job, isOpen, onClose, onConfirm }: CancelOpenJobDialogProps) {
  const reason = useCloseReason({ jobs: [job], isOpen })

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
      blockedReason={reason.blockedReason}
      onConfirm={() => {
        onConfirm(reason.chosen)
        onClose()
      }}
    >
      {reason.isAsked ? <CloseReasonField control={reason} /> : null}
    </ConfirmDialog>
  )
}
