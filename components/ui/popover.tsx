'use client'

import { type ReactElement, use, useRef, useState } from 'react'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import type { PopoverFloatProps } from '#components/ui/popover-float.tsx'
import { useHover } from '#components/ui/use-hover.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

const HOVER_DELAY_MS = 250
const LEAVE_DELAY_MS = 100

/** The part of a popover that opens comes with the first hover, focus or press: pages open without it. */
const loadFloat = loadOnce(() => import('#components/ui/popover-float.tsx'))

export type PopoverProps = Pick<PopoverFloatProps, 'children' | 'label' | 'title' | 'side' | 'align' | 'className'> & {
  /** One button element; it gets the press and, with `opensOnHover`, the hover. `label` names the popover where there is no `title`. */
  trigger: ReactElement
  opensOnHover?: boolean
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A small panel beside its button. Escape and a press outside close it; focus returns to the button. */
export function Popover({ trigger, children, opensOnHover = false, isOpen: given, onOpenChange, ...look }: PopoverProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [own, setOwn] = useState(false)
  const isOpen = given ?? own
  const change = (next: boolean) => {
    setOwn(next)
    onOpenChange?.(next)
  }
  const hover = useHover({ isOn: opensOnHover, openAfterMs: HOVER_DELAY_MS, closeAfterMs: LEAVE_DELAY_MS, onChange: change })

  return (
    <>
      {renderTrigger({
        trigger,
        added: {
          ref: anchor,
          'aria-haspopup': 'dialog',
          'aria-expanded': isOpen,
          onPointerEnter(event) {
            void loadFloat()
            hover.onPointerEnter(event)
          },
          onPointerLeave: hover.leave,
          onFocus: () => void loadFloat(),
          onClick() {
            hover.stay()
            change(!isOpen || hover.hasOpened())
          },
        },
      })}
      <WhenOpened isOpen={isOpen}>
        <LoadedPopover
          {...look}
          anchor={anchor}
          isOpen={isOpen}
          onOpenChange={change}
          isPassive={opensOnHover}
          onPointerEnter={hover.stay}
          onPointerLeave={hover.leave}
        >
          {children}
        </LoadedPopover>
      </WhenOpened>
    </>
  )
}

function LoadedPopover(props: PopoverFloatProps) {
  const { PopoverFloat } = use(loadFloat())

  return <PopoverFloat {...props} />
}
