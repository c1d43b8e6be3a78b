'use client'

import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

const HOVER_DELAY_MS = 250

export type PopoverProps = {
  /** One button element; it gets the press and, with `opensOnHover`, the hover. */
  trigger: ReactElement
  children: ReactNode
  /** The accessible name where there is no `title`. */
  label?: string
  title?: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  opensOnHover?: boolean
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  className?: string
}

/** A small panel beside its button. Escape and a press outside close it; focus returns to the button. */
export function Popover(props: PopoverProps) {
  const { trigger, children, label, title, side = 'bottom', align = 'end', opensOnHover = false, isOpen, onOpenChange, className } = props

  return (
    <Base.Root open={isOpen} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} openOnHover={opensOnHover} delay={HOVER_DELAY_MS} closeDelay={100} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup
            aria-label={title ? undefined : label}
            data-passive={opensOnHover || undefined}
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
