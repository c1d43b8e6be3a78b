'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import type { ReactNode } from 'react'
import { Button } from '#components/ui/button.tsx'
import { backdropStyle, dialogStyle } from '#components/ui/dialog-style.ts'

export type ConfirmDialogFloatProps = {
  /** A question that names the thing: "Disconnect Ashby from Saltmarsh Robotics?" */
  title: ReactNode
  /** What will happen, with counts; what stays. */
  description: ReactNode
  children?: ReactNode
  /** Verb and noun, never OK. */
  confirmLabel: string
  cancelLabel?: string
  onConfirm: () => void
  isDanger?: boolean
  isLoading?: boolean
  blockedReason?: string | null
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

/** What opens of a confirm dialog. Loaded with the first use of one: `alert-dialog.tsx` is what screens import. */
export function ConfirmDialogFloat(props: ConfirmDialogFloatProps) {
  const { title, description, children, confirmLabel, cancelLabel = 'Cancel', onConfirm, isDanger = false, isLoading = false } = props
  const { blockedReason, isOpen, onOpenChange } = props

  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        {/* Also above a sheet or a dialog, which would otherwise stay as bright as the question. */}
        <Base.Backdrop forceRender className={backdropStyle} />
        <Base.Popup className={dialogStyle}>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-5">
            <Base.Title className="text-16 font-semibold">{title}</Base.Title>
            <Base.Description render={<div />} className="mt-1.5 text-ink-2">
              {description}
            </Base.Description>
            {children ? <div className="mt-4">{children}</div> : null}
          </div>
          <footer className="flex justify-end gap-2 border-t border-line px-5 py-3 max-md:flex-col-reverse">
            <Base.Close render={<Button variant="ghost">{cancelLabel}</Button>} />
            <Button variant={isDanger ? 'danger' : 'primary'} isLoading={isLoading} blockedReason={blockedReason} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </footer>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
