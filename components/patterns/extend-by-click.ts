import type { MouseEvent } from 'react'
import type { RowSelection } from '#components/patterns/row-checkbox.tsx'

/** With Shift a press selects up to the row instead of opening it in a window of its own. */
export function extendByClick({ event, selection }: { event: MouseEvent; selection: Pick<RowSelection, 'onSelect'> }): void {
  if (!event.shiftKey || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  selection.onSelect('extend')
}
