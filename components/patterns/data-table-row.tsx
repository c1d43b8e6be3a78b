import type { ReactNode } from 'react'
import { extendByClick } from '#components/patterns/extend-by-click.ts'
import { RowCheckbox, type RowSelection } from '#components/patterns/row-checkbox.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'

/** Where a cell goes on a phone, where a row is two lines: name and state above, the rest below. */
export type PhonePlace = 'title' | 'state' | 'subtitle' | 'end' | 'none'

export type DataTableColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  isSortable?: boolean
  /** Numbers and dates stand right. */
  align?: 'left' | 'right'
  /** A CSS width: "96px". Columns without one share the rest. */
  width?: string
  phone?: PhonePlace
}

const phonePlaces: Readonly<Record<PhonePlace, string>> = {
  title: 'max-md:col-start-1 max-md:row-start-1 max-md:min-w-0 max-md:font-medium',
  state: 'max-md:col-start-2 max-md:row-start-1 max-md:text-right',
  subtitle: 'max-md:col-start-1 max-md:row-start-2 max-md:min-w-0 max-md:text-ink-3',
  end: 'max-md:col-start-2 max-md:row-start-2 max-md:text-right max-md:text-12 max-md:leading-5 max-md:text-ink-3',
  none: 'max-md:hidden',
}

type RowCellProps<Row> = {
  id: string
  column: DataTableColumn<Row>
  row: Row
  href: string | null
  isFirst: boolean
  selection: RowSelection | null
}

function RowCell<Row>({ id, column, row, href, isFirst, selection }: RowCellProps<Row>) {
  const content = column.cell(row)
  const place = phonePlaces[column.phone ?? (isFirst ? 'title' : 'none')]

  return (
    <td
      className={joinClasses(
        // Clipped, not hidden: what is hidden scrolls sideways when the focus comes to a name that does not fit.
        'overflow-clip px-2 text-ellipsis whitespace-nowrap last:pr-4 max-md:px-0 max-md:first:pl-0 max-md:last:pr-0',
        selection ? 'first:pl-8' : 'first:pl-4',
        column.align === 'right' && 'num text-right',
        isFirst && 'font-medium',
        place,
      )}
    >
      {isFirst && selection ? <RowCheckbox {...selection} /> : null}
      {isFirst && href ? (
        <AppLink
          href={href}
          data-row={id}
          onClick={selection ? (event) => extendByClick({ event, selection }) : undefined}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-iris-solid"
        >
          {content}
        </AppLink>
      ) : (
        content
      )}
    </td>
  )
}

export type DataTableRowProps<Row> = {
  /** Names the row, so that the focus finds it. */
  id: string
  row: Row
  columns: ReadonlyArray<DataTableColumn<Row>>
  href: string | null
  isLeaving: boolean
  /** Null where rows cannot be selected. */
  selection: RowSelection | null
}

/** One row of 40 px, all of it one link; on phones two lines of the same elements. */
export function DataTableRow<Row>({ id, row, columns, href, isLeaving, selection }: DataTableRowProps<Row>) {
  return (
    <tr
      inert={isLeaving}
      data-item={id}
      className={joinClasses(
        'group/row relative h-10 border-b border-line last:border-0 max-md:grid max-md:h-auto max-md:min-h-16 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:content-center max-md:gap-x-3 max-md:px-4 max-md:py-2.5',
        'transition-opacity duration-(--dur-3) ease-out',
        isLeaving && 'opacity-0',
        // A press with Shift would mark the words from row to row.
        selection && 'select-none',
        selection?.isSelecting && 'max-md:pl-11',
        selection?.isSelected ? 'bg-iris-soft' : href && 'hover:bg-hover',
      )}
    >
      {columns.map((column, index) => (
        <RowCell key={column.id} id={id} column={column} row={row} href={href} isFirst={index === 0} selection={selection} />
      ))}
    </tr>
  )
}
