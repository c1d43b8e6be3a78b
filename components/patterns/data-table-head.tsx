import { ArrowDown, ArrowUp } from 'lucide-react'
import { joinClasses } from '#components/ui/class-names.ts'

export type DataTableHeadProps = {
  label: string
  align?: 'left' | 'right'
  width?: string
  direction: 'asc' | 'desc' | false
  /** Rows have a box at their left edge: the first head stands where their words do. */
  isIndented?: boolean
  /** Null where the column cannot be sorted. */
  onToggle: (() => void) | null
}

/** One column head; a button where it sorts. */
export function DataTableHead({ label, align = 'left', width, direction, isIndented = false, onToggle }: DataTableHeadProps) {
  const ariaSort = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined
  const Arrow = direction === 'desc' ? ArrowDown : ArrowUp

  return (
    <th
      scope="col"
      aria-sort={ariaSort}
      style={{ width }}
      className={joinClasses(
        'px-2 text-left text-12 font-normal text-ink-3 last:pr-4',
        isIndented ? 'first:pl-8' : 'first:pl-4',
        align === 'right' && 'text-right',
      )}
    >
      {onToggle ? (
        <button
          type="button"
          onClick={onToggle}
          className={joinClasses(
            'group inline-flex h-6 max-w-full items-center gap-1 rounded-sm hover:text-ink',
            direction && 'font-medium text-ink',
          )}
        >
          <span className="truncate">{label}</span>
          <Arrow
            aria-hidden="true"
            className={joinClasses('size-3', direction ? '' : 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
          />
        </button>
      ) : (
        <span className="block truncate">{label}</span>
      )}
    </th>
  )
}
