'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactNode, RefObject } from 'react'
import { Kbd } from '#components/ui/kbd.tsx'

export type TooltipFloatProps = {
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  content: ReactNode
  /** The key that does the same, shown behind the words. */
  shortcut?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  onPointerEnter: () => void
  onPointerLeave: () => void
}

/** What opens of a tooltip. Loaded with the first use of one: `tooltip.tsx` is what screens import. */
export function TooltipFloat({ anchor, isOpen, onOpenChange, content, shortcut, side = 'top', ...hover }: TooltipFloatProps) {
  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} sideOffset={6} className="z-50">
          <Base.Popup
            {...hover}
            className="float-motion flex max-w-72 items-center gap-2 rounded-md bg-primary px-2 py-1 text-12 text-on-primary"
          >
            {content}
            {shortcut ? <Kbd tone="inverse">{shortcut}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
