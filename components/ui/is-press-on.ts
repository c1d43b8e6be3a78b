import type { RefObject } from 'react'

/** Whether an event happened on the button of a float: that press toggles it and must not close it first. */
export function isPressOn(anchor: RefObject<HTMLElement | null>, event: Event): boolean {
  return event.type !== 'keydown' && event.target instanceof Node && (anchor.current?.contains(event.target) ?? false)
}
