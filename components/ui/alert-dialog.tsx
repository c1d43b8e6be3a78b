'use client'

import { use } from 'react'
import type { ConfirmDialogFloatProps } from '#components/ui/alert-dialog-float.tsx'
import { loadOnce } from '#components/ui/load-once.ts'
import { OpenedBy, type OpeningProps, type OpeningState } from '#components/ui/opened-by.tsx'

const loadFloat = loadOnce(() => import('#components/ui/alert-dialog-float.tsx'))

export type ConfirmDialogProps = Omit<ConfirmDialogFloatProps, keyof OpeningState> & OpeningProps

/** Asks before an act that cannot be undone. It does not close by a press outside; focus starts on the safe way out. The caller closes it. */
export function ConfirmDialog({ trigger, isOpen, onOpenChange, ...content }: ConfirmDialogProps) {
  return (
    <OpenedBy trigger={trigger} isOpen={isOpen} onOpenChange={onOpenChange} preload={loadFloat}>
      {(state) => <LoadedDialog {...content} {...state} />}
    </OpenedBy>
  )
}

function LoadedDialog(props: ConfirmDialogFloatProps) {
  const { ConfirmDialogFloat } = use(loadFloat())

  return <ConfirmDialogFloat {...props} />
}
