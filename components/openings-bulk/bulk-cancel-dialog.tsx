'use client'

import { useState } from 'react'
import { CloseReasonField } from '#components/openings-sync/close-reason-field.tsx'
import { type CloseReason, useCloseReason } from '#components/openings-sync/use-close-reason.ts'
import { PeopleNames } from '#components/record/people-names.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type BulkCancelDialogProps = {
  jobs: readonly OpenJobSummary[]
  onConfirm: (closeReason: CloseReason | undefined) => void
  onClose: () => void
}

/** Asks before recruiting for many jobs ends. */
export function BulkCancelDialog({ jobs, onConfirm, onClose }: BulkCancelDialogProps) {
  // What is asked about stands still, whatever the list does behind it.
  const [chosen] = useState(jobs)
  const reason = useCloseReason({ jobs: chosen, isOpen: true })
  const words = formatCountOf({ count: chosen.length, one: 'open job' })

  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Cancel ${words}?`}
      description={
        <>
          <PeopleNames people={chosen.map(({ id, title }) => ({ id, name: title ?? 'No title' }))} />. Nobody will be hired into them, and
          they leave the headcount plan. Their history stays, and you can change the status back.
        </>
      }
      confirmLabel={`Cancel ${words}`}
      cancelLabel={chosen.length === 1 ? 'Keep open job' : 'Keep open jobs'}
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
