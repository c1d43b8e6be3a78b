'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { leaveToButton } from '#components/ui/leave-to-button.ts'

export type PopoverFloatProps = {
  /** The button that it stands beside and gives the focus back to. */
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: ReactNode
  label?: string
  title?: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  /** Opened by hovering: it explains and takes no focus. */
  isPassive?: boolean
  onPointerEnter?: () => void
  onPointerLeave?: () => void
  className?: string
}

/** What opens of a popover. Loaded with the first use of one: `popover.tsx` is what screens import. */
export function PopoverFloat(props: PopoverFloatProps) {
  const { anchor, isOpen, onOpenChange, children, label, title, side = 'bottom', align = 'end', isPassive, className, ...hover } = props

  return (
    <Base.Root open={isOpen} onOpenChange={leaveToButton({ anchor, onOpenChange })}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} align={align} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup
            {...hover}
            aria-label={title ? undefined : label}
            initialFocus={isPassive ? false : undefined}
            finalFocus={isPassive ? false : anchor}
            data-passive={isPassive || undefined}
            className={joinClasses(
              'float-motion max-h-(--available-height) w-[292px] max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg bg-overlay p-3 text-12 text-ink-2 shadow-overlay outline-none',
              className,
            )}
          >
            {title ? <Base.Title className="mb-2 text-12 font-medium text-ink">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
