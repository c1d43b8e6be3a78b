'use client'

import { type ReactElement, use, useState } from 'react'
import type { DialogFloatProps } from '#components/ui/dialog-float.tsx'
import { renderTrigger } from '#components/ui/float-trigger.ts'
import { loadOnce } from '#components/ui/load-once.ts'
import { WhenOpened } from '#components/ui/when-opened.tsx'

/** What opens of a dialog comes with its first opening: pages open without it. */
const loadFloat = loadOnce(() => import('#components/ui/dialog-float.tsx'))

export type DialogProps = Omit<DialogFloatProps, 'isOpen' | 'onOpenChange'> & {
  trigger?: ReactElement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
}

/** A question or a short form over the page. Escape, the cross and a press outside close it. */
export function Dialog({ trigger, isOpen: given, onOpenChange, ...content }: DialogProps) {
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
            added: { 'aria-haspopup': 'dialog', 'aria-expanded': isOpen, onFocus: () => void loadFloat(), onClick: () => change(true) },
          })
        : null}
      <WhenOpened isOpen={isOpen}>
        <LoadedDialog {...content} isOpen={isOpen} onOpenChange={change} />
      </WhenOpened>
    </>
  )
}

function LoadedDialog(props: DialogFloatProps) {
  const { DialogFloat } = use(loadFloat())

  return <DialogFloat {...props} />
}
