'use client'

import { use } from 'react'
import type { DialogFloatProps } from '#components/ui/dialog-float.tsx'
import { loadOnce } from '#components/ui/load-once.ts'
import { OpenedBy, type OpeningProps, type OpeningState } from '#components/ui/opened-by.tsx'

const loadFloat = loadOnce(() => import('#components/ui/dialog-float.tsx'))

export type DialogProps = Omit<DialogFloatProps, keyof OpeningState> & OpeningProps

/** A question or a short form over the page. Escape, the cross and a press outside close it. */
export function Dialog({ trigger, isOpen, onOpenChange, ...content }: DialogProps) {
  return (
    <OpenedBy trigger={trigger} isOpen={isOpen} onOpenChange={onOpenChange} preload={loadFloat}>
      {(state) => <LoadedDialog {...content} {...state} />}
    </OpenedBy>
  )
}

function LoadedDialog(props: DialogFloatProps) {
  const { DialogFloat } = use(loadFloat())

  return <DialogFloat {...props} />
}
