'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { DialogClose } from '#components/ui/dialog-float.tsx'
import { backdropStyle } from '#components/ui/dialog-style.ts'

const sides = {
  right: 'inset-y-0 right-0 w-[416px] max-w-[calc(100vw-48px)] data-ending-style:translate-x-1 data-starting-style:translate-x-1',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl pb-[env(safe-area-inset-bottom)] data-ending-style:translate-y-1 data-starting-style:translate-y-1',
}

/** A panel from the edge: from the right on wide screens, from the bottom on phones. */
export function Sheet({
  title,
  children,
  trigger,
  side = 'right',
  isOpen,
  onOpenChange,
}: {
  title: ReactNode
  children: ReactNode
  trigger?: ReactElement
  side?: keyof typeof sides
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdropStyle} />
        <Base.Popup
          className={joinClasses(
            'fixed z-40 flex flex-col bg-overlay shadow-overlay outline-none transition-[opacity,translate] duration-(--dur-3) ease-out data-ending-style:opacity-0 data-starting-style:opacity-0',
            sides[side],
          )}
        >
          <header className="flex h-14 shrink-0 items-center border-b border-line pr-14 pl-4">
            <Base.Title className="min-w-0 flex-1 truncate text-14 font-semibold">{title}</Base.Title>
          </header>
          <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
          <DialogClose className="top-3.5 right-3 max-md:top-2.5" />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
