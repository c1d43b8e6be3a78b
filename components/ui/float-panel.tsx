'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Popover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { backdropStyle } from '#components/ui/dialog.tsx'
import { useIsPhone } from '#components/ui/use-is-phone.ts'

export type FloatPanelProps = {
  /** One button element. */
  trigger: ReactElement
  /** The accessible name of what opens. */
  label: string
  /** Fills the panel to its edges; what scrolls inside says so itself. */
  children: ReactNode
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** Where the focus starts; else on the first control. */
  initialFocus?: RefObject<HTMLElement | null>
  className?: string
}

/** A tall panel of choices: beside its button on wide screens, from the foot on phones. Escape and a press outside close it. */
export function FloatPanel(props: FloatPanelProps) {
  return useIsPhone() ? <FootPanel {...props} /> : <SidePanel {...props} />
}

function SidePanel({ trigger, label, children, isOpen, onOpenChange, initialFocus, className }: FloatPanelProps) {
  return (
    <Popover.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner side="bottom" align="start" sideOffset={6} collisionPadding={8} className="z-40">
          <Popover.Popup
            aria-label={label}
            initialFocus={initialFocus}
            className={joinClasses(
              'float-motion flex max-h-[min(var(--available-height),480px)] min-h-0 w-[440px] max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-lg bg-overlay shadow-overlay outline-none',
              className,
            )}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function FootPanel({ trigger, label, children, isOpen, onOpenChange, initialFocus }: FloatPanelProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Trigger render={trigger} />
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          aria-label={label}
          initialFocus={initialFocus}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[85dvh] min-h-0 flex-col overflow-hidden rounded-t-xl bg-overlay pb-[env(safe-area-inset-bottom)] shadow-overlay outline-none transition-[opacity,translate] duration-(--dur-3) ease-out data-ending-style:translate-y-1 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
