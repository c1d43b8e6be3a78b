'use client'

import { type ReactElement, use, useRef } from 'react'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import type { OpenPanelProps } from '#components/ui/open-panel.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'

/** What opens of a panel comes with the first focus or press: pages open without it. */
const loadFloat = loadOnce(() => import('#components/ui/open-panel.tsx'))

/** `children` fill the panel to its edges; what scrolls inside says so itself. `trigger` is one button element. */
export type FloatPanelProps = Omit<OpenPanelProps, 'anchor'> & { trigger: ReactElement }

/** A tall panel of choices: beside its button on wide screens, from the foot on phones. Escape and a press outside close it. */
export function FloatPanel({ trigger, ...panel }: FloatPanelProps) {
  const { isOpen, onOpenChange } = panel
  const anchor = useRef<HTMLButtonElement>(null)

  return (
    <>
      {renderTrigger({
        trigger,
        added: {
          ref: anchor,
          'aria-haspopup': 'dialog',
          'aria-expanded': isOpen,
          onPointerEnter: () => void loadFloat(),
          onFocus: () => void loadFloat(),
          onClick: () => onOpenChange(!isOpen),
        },
      })}
      <WhenOpened isOpen={isOpen}>
        <LoadedPanel {...panel} anchor={anchor} />
      </WhenOpened>
    </>
  )
}

function LoadedPanel(props: OpenPanelProps) {
  const { OpenPanel } = use(loadFloat())

  return <OpenPanel {...props} />
}
