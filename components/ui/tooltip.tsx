'use client'

import { type ReactElement, use, useRef, useState } from 'react'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import type { TooltipFloatProps } from '#components/ui/tooltip-float.tsx'
import { useHover } from '#components/ui/use-hover.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

const DELAY_MS = 400
const LEAVE_DELAY_MS = 100

/** The part of a tooltip that opens comes with the first hover or focus: pages open without it. */
const loadFloat = loadOnce(() => import('#components/ui/tooltip-float.tsx'))

/**
 * A word or a name on hover and focus. `children` is one focusable element; the tooltip repeats or explains its accessible name
 * and never carries what is needed to act, since touch has no hover.
 */
export function Tooltip({ children, ...words }: Pick<TooltipFloatProps, 'content' | 'shortcut' | 'side'> & { children: ReactElement }) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const hover = useHover({ isOn: true, openAfterMs: DELAY_MS, closeAfterMs: LEAVE_DELAY_MS, onChange: setIsOpen })
  const close = () => {
    hover.stay()
    setIsOpen(false)
  }

  return (
    <>
      {renderTrigger({
        trigger: children,
        added: {
          ref: anchor,
          onPointerEnter(event) {
            void loadFloat()
            hover.onPointerEnter(event)
          },
          onPointerLeave: hover.leave,
          onPointerDown: close,
          onFocus: ({ currentTarget }) => setIsOpen(currentTarget.matches(':focus-visible')),
          onBlur: close,
          onKeyDown: close,
        },
      })}
      <WhenOpened isOpen={isOpen}>
        <LoadedTooltip
          {...words}
          anchor={anchor}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          onPointerEnter={hover.stay}
          onPointerLeave={hover.leave}
        />
      </WhenOpened>
    </>
  )
}

function LoadedTooltip(props: TooltipFloatProps) {
  const { TooltipFloat } = use(loadFloat())

  return <TooltipFloat {...props} />
}
