'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { buttonStyle } from '#components/ui/button-style.ts'
import { joinClasses } from '#components/ui/class-names.ts'

export const backdropStyle =
  'fixed inset-0 z-40 bg-[oklch(0.16_0.01_275/0.4)] transition-opacity duration-(--dur-3) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0'

export const dialogStyle = joinClasses(
  'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-48px)] w-[480px] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-xl bg-overlay shadow-overlay outline-none',
  'transition-[opacity,translate] duration-(--dur-3) ease-out data-ending-style:opacity-0 data-starting-style:translate-y-[calc(-50%+4px)] data-starting-style:opacity-0',
)

export type DialogProps = {
  title: ReactNode
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the act last. */
  footer?: ReactNode
  trigger?: ReactElement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** 640 px instead of 480. */
  isWide?: boolean
}

/** A question or a short form over the page. Escape, the cross and a press outside close it. */
export function Dialog({ title, description, children, footer, trigger, isOpen, onOpenChange, isWide = false }: DialogProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup className={joinClasses(dialogStyle, isWide && 'w-[640px]')}>
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
