import { type KeyPress, readKeySpec } from '#components/patterns/command-keys.ts'
import type { Obstacle } from '#components/patterns/command-registry.ts'

/** What on the page keeps a key from its command. */
export function findObstacle(press: KeyPress): Obstacle | null {
  // A popover that merely opened under the pointer does not count.
  if (document.querySelector('[role="dialog"]:not([data-passive]), [role="alertdialog"]')) return 'dialog'
  if (document.querySelector('[role="menu"], [role="listbox"]')) return 'menu'
  if (!(press.target instanceof HTMLElement)) return null
  if (isTextEntry(press.target)) return 'text'

  return isControlsOwnKey(press.target, readKeySpec(press)) ? 'control' : null
}

function isTextEntry(target: HTMLElement): boolean {
  return target.isContentEditable || target.matches('input:not([type="checkbox"],[type="radio"]), textarea, select')
}

// Enter and Space belong to the control that has the focus. The link of the row that is open already leads nowhere.
function isControlsOwnKey(target: HTMLElement, spec: string): boolean {
  return (
    (spec === 'Enter' || spec === ' ') &&
    target.matches('a[href], button, summary, [role="checkbox"], [role="switch"]') &&
    !target.matches('[data-row][data-current]')
  )
}
