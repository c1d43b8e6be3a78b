'use client'

import { type ReactElement, type ReactNode, useState } from 'react'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

/** How a dialog is opened: by its own trigger, or by whoever holds `isOpen`. */
export type OpeningProps = { trigger?: ReactElement; isOpen?: boolean; onOpenChange?: (isOpen: boolean) => void }

export type OpeningState = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }

type OpenedByProps = OpeningProps & {
  /** Begins when the trigger gets the focus. */
  preload: () => Promise<unknown>
  children: (state: OpeningState) => ReactNode
}

/** A dialog with what opens it. What opens is loaded with its first opening: pages open without it. */
export function OpenedBy({ trigger, isOpen: given, onOpenChange, preload, children }: OpenedByProps) {
  const [own, setOwn] = useState(false)
  const isOpen = given ?? own
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }

  return (
    <>
      {trigger
        ? renderTrigger({
            trigger,
            added: { 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, onFocus: () => void preload(), onClick: () => change(true) },
          })
        : null}
      <WhenOpened isOpen={isOpen}>{children({ isOpen, onOpenChange: change })}</WhenOpened>
    </>
  )
}
