'use client'

import { type ReactNode, useState } from 'react'
import { Notice } from '#components/patterns/notice.tsx'
import type { ProfileDialogProps } from '#components/profile/profile-dialog.ts'
import { Dialog } from '#components/ui/dialog.tsx'

export type StoreCodesDialogProps = ProfileDialogProps & {
  title: string
  /** Recovery codes are on screen, for the only time. */
  areCodesShown: boolean
  children: ReactNode
}

/** A dialog that can end with recovery codes: while they are on screen, one slip of the hand must not lose them. */
export function StoreCodesDialog({ title, isOpen, areCodesShown, onOpenChange, children }: StoreCodesDialogProps) {
  const [isHeld, setIsHeld] = useState(false)

  const change = (next: boolean) => {
    setIsHeld(!next && areCodesShown)
    if (next || !areCodesShown) onOpenChange(next)
  }

  return (
    <Dialog title={areCodesShown ? 'Recovery codes' : title} isOpen={isOpen} onOpenChange={change}>
      {isHeld && areCodesShown ? (
        <Notice tone="amber" isAnnounced className="mb-4">
          The codes are shown only now. Store them, say so below, then close this.
        </Notice>
      ) : null}
      {children}
    </Dialog>
  )
}
