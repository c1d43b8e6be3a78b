'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { backdropStyle, dialogStyle } from '#components/ui/dialog-style.ts'

export type DialogFloatProps = {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the act last. */
  footer?: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** 640 px instead of 480. */
  isWide?: boolean
  /** As large as the window allows: a page is shown inside. */
  isPage?: boolean
}

/** What opens of a dialog. Loaded with the first use of one: `dialog.tsx` is what screens import. */
export function DialogFloat({
  title,
  description,
  children,
  footer,
  isOpen,
  onOpenChange,
  isWide = false,
  isPage = false,
}: DialogFloatProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup className={joinClasses(dialogStyle, isWide && 'w-[640px]', isPage && 'h-[calc(100dvh-48px)] w-[1120px]')}>
          <header className="px-5 pt-4 pb-2">
            <div className="min-w-0 pr-8">
              <Base.Title className="text-16 font-semibold">{title}</Base.Title>
              {description ? <Base.Description className="mt-1 text-ink-2">{description}</Base.Description> : null}
            </div>
          </header>
          {children ? <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-5">{children}</div> : null}
          {footer ? (
            <footer className="flex justify-end gap-2 border-t border-line px-5 py-3 max-md:flex-col-reverse">{footer}</footer>
          ) : null}
          <DialogClose className="absolute top-3 right-3" />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/**
 * The cross of a dialog or sheet. It stands last, so that focus starts in the content, and has no tooltip: the first Escape would
 * close that instead of the dialog.
 */
export function DialogClose({ className }: { className?: string }) {
  return (
    <Base.Close
      aria-label="Close"
      title="Close"
      className={joinClasses(buttonStyle({ variant: 'ghost', size: 'sm', iconOnly: true }), 'absolute', className)}
    >
      <X />
    </Base.Close>
  )
}
