'use client'

import { Dialog } from '@base-ui/react/dialog'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { backdropStyle } from '#components/ui/dialog-style.ts'
import { leaveToButton } from '#components/ui/leave-to-button.ts'
import { useIsPhone } from '#components/ui/use-is-phone.ts'

export type OpenPanelProps = {
  /** The button that it stands beside and gives the focus back to. */
  anchor: RefObject<HTMLElement | null>
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

/** What opens of a panel of choices. Loaded with the first use of one: `float-panel.tsx` is what screens import. */
export function OpenPanel(props: OpenPanelProps) {
  return useIsPhone() ? <FootPanel {...props} /> : <SidePanel {...props} />
}

function SidePanel({ anchor, label, children, isOpen, onOpenChange, initialFocus, className }: OpenPanelProps) {
  return (
    <Popover.Root open={isOpen} onOpenChange={leaveToButton({ anchor, onOpenChange })}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} side="bottom" align="start" sideOffset={6} collisionPadding={8} className="z-40">
          <Popover.Popup
            aria-label={label}
            initialFocus={initialFocus}
            finalFocus={anchor}
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

function FootPanel({ anchor, label, children, isOpen, onOpenChange, initialFocus }: OpenPanelProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          aria-label={label}
          initialFocus={initialFocus}
          finalFocus={anchor}
          className="fixed inset-x-0 bottom-0 z-40 flex max-h-[85dvh] min-h-0 flex-col overflow-hidden rounded-t-xl bg-overlay pb-[env(safe-area-inset-bottom)] shadow-overlay outline-none transition-[opacity,translate] duration-(--dur-3) ease-out data-ending-style:translate-y-1 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
