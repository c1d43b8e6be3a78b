import type { RefObject } from 'react'

type Change = (isOpen: boolean, details: { event: Event }) => void

/** What the library tells of opening and closing, but for a press on the float's own button: that press toggles it and must not close it first. */
export function leaveToButton({
  anchor,
  onOpenChange,
}: {
  anchor: RefObject<HTMLElement | null>
  onOpenChange: (isOpen: boolean) => void
}): Change {
  return (isOpen, { event }) => {
    const isOnButton = event.type !== 'keydown' && event.target instanceof Node && anchor.current?.contains(event.target)
    if (isOpen || !isOnButton) onOpenChange(isOpen)
  }
}
