'use client'

import { type PointerEvent, useEffect, useRef } from 'react'

export type HoverOptions = { isOn: boolean; openAfterMs: number; closeAfterMs: number; onChange: (isOpen: boolean) => void }

/**
 * Opens something after a mouse has rested on its button, and closes it after the mouse has left both. Touch has no hover. What a press
 * opened stays until it is closed by hand.
 */
export function useHover({ isOn, openAfterMs, closeAfterMs, onChange }: HoverOptions) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isByHover = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])

  const later = (next: boolean, afterMs: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      isByHover.current = next
      onChange(next)
    }, afterMs)
  }
  const stay = () => clearTimeout(timer.current)
  const leave = () => {
    clearTimeout(timer.current)
    if (isByHover.current) later(false, closeAfterMs)
  }

  return {
    onPointerEnter({ pointerType }: PointerEvent) {
      if (isOn && pointerType === 'mouse') later(true, openAfterMs)
    },
    /** The mouse is on what opened, or a hand has decided: nothing that waits happens any more. */
    stay,
    leave,
    /** Whether hovering has opened it, so that the press that follows keeps it open. Asking settles that. */
    hasOpened(): boolean {
      const was = isByHover.current
      isByHover.current = false

      return was
    },
  }
}
