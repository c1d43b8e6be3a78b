import { ArrowDown, ArrowUp } from 'lucide-react'
import { IconButton } from '#components/ui/icon-button.tsx'

/** A button that has come to the end stays, so that the focus stays too. */
const endStyle = 'aria-disabled:opacity-40 aria-disabled:hover:bg-transparent'

export type MoveButtonsProps = {
  /** Of the thing that is moved. */
  name: string
  isFirst: boolean
  isLast: boolean
  /** Also called at the end, where it does nothing. */
  onMove: (by: -1 | 1) => void
}

/** Moves a thing in its list by one place: the way for keys and screen readers, whatever else drags it. */
export function MoveButtons({ name, isFirst, isLast, onMove }: MoveButtonsProps) {
  return (
    <>
      <IconButton
        label={`Move ${name} up`}
        size="sm"
        icon={<ArrowUp />}
        aria-disabled={isFirst}
        className={endStyle}
        onClick={() => onMove(-1)}
      />
      <IconButton
        label={`Move ${name} down`}
        size="sm"
        icon={<ArrowDown />}
        aria-disabled={isLast}
        className={endStyle}
        onClick={() => onMove(1)}
      />
    </>
  )
}
