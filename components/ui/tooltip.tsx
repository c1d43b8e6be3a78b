'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from '#components/ui/kbd.tsx'

const DELAY_MS = 400

/** Groups tooltips, so that moving from one to the next shows it at once. Stands once around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={DELAY_MS}>{children}</Base.Provider>
}

/**
 * A word or a name on hover and focus. `children` is one focusable element; the tooltip repeats or explains its accessible name
 * and never carries what is needed to act, since touch has no hover.
 */
export function Tooltip({
  content,
  shortcut,
  side = 'top',
  children,
}: {
  content: ReactNode
  /** The key that does the same, shown behind the words. */
  shortcut?: string
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactElement
}) {
  return (
    <Base.Root>
      <Base.Trigger delay={DELAY_MS} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="float-motion flex max-w-72 items-center gap-2 rounded-md bg-primary px-2 py-1 text-12 text-on-primary">
            {content}
            {shortcut ? <Kbd tone="inverse">{shortcut}</Kbd> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
