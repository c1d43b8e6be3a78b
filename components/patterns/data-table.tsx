'use client'

import { type ColumnDef, type RowData, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { DataTableHead } from '#components/patterns/data-table-head.tsx'
import { DataTableSkeleton } from '#components/patterns/data-table-skeleton.tsx'
import { Button } from '#components/ui/button.tsx'
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

export type TableSort = { columnId: string; direction: 'asc' | 'desc' }

export type DataTableProps<Row> = {
  /** Names the table for screen readers. */
  label: string
  /** Stable: declare it outside the component or memoize it. The first column names the row. */
  columns: ReadonlyArray<DataTableColumn<Row>>
  /** Undefined while the first page is read. */
  rows: ReadonlyArray<Row> | undefined
  getRowId: (row: Row) => string
  /** The whole row is this one link. Null makes a row that goes nowhere. */
  getRowHref?: (row: Row) => string | null
  /** From the address; null is the server's own order. */
  sort?: TableSort | null
  onSortChange?: (sort: TableSort) => void
  /** An EmptyState. */
  empty: ReactNode
  /** The next page by cursor. */
  more?: { hasMore: boolean; isLoading: boolean; onLoadMore: () => void }
  skeletonRows?: number
}

const features = tableFeatures({ rowSortingFeature })
const noRows: never[] = []

const phonePlaces: Readonly<Record<PhonePlace, string>> = {
  title: 'max-md:col-start-1 max-md:row-start-1 max-md:min-w-0 max-md:font-medium',
  state: 'max-md:col-start-2 max-md:row-start-1 max-md:text-right',
  subtitle: 'max-md:col-start-1 max-md:row-start-2 max-md:min-w-0 max-md:text-ink-3',
  end: 'max-md:col-start-2 max-md:row-start-2 max-md:text-right max-md:text-12 max-md:leading-5 max-md:text-ink-3',
  none: 'max-md:hidden',
}

function RowCell<Row>({ column, row, href, isFirst }: { column: DataTableColumn<Row>; row: Row; href: string | null; isFirst: boolean }) {
  const content = column.cell(row)
  const place = phonePlaces[column.phone ?? (isFirst ? 'title' : 'none')]

  return (
    <td
      className={joinClasses(
        'truncate px-2 first:pl-4 last:pr-4 max-md:px-0 max-md:first:pl-0 max-md:last:pr-0',
        column.align === 'right' && 'num text-right',
        isFirst && 'font-medium',
        place,
      )}
    >
      {isFirst && href ? (
        <AppLink
          href={href}
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

function useSortedTable<Row extends RowData>(props: Pick<DataTableProps<Row>, 'columns' | 'rows' | 'getRowId' | 'sort' | 'onSortChange'>) {
  const { columns, rows, getRowId, sort, onSortChange } = props
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          header: column.header,
          accessorFn: (row) => getRowId(row),
          enableSorting: column.isSortable === true && onSortChange !== undefined,
        }),
      ),
    [columns, getRowId, onSortChange],
  )
  const sorting = useMemo<SortingState>(() => (sort ? [{ id: sort.columnId, desc: sort.direction === 'desc' }] : []), [sort])
  const data = useMemo(() => (rows ? [...rows] : noRows), [rows])

  return useTable({
    features,
    columns: definitions,
    data,
    getRowId,
    // The server sorts: the table only tells which column is asked for.
    manualSorting: true,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (change) => {
      const next = (typeof change === 'function' ? change(sorting) : change)[0]
      if (next) onSortChange?.({ columnId: next.id, direction: next.desc ? 'desc' : 'asc' })
    },
  })
}

/** Rows of 40 px, only horizontal lines, each row one link; on phones a two-line list from the same elements. Sort and page live in the address. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rows, getRowHref, empty, more, skeletonRows = 8 } = props
  const table = useSortedTable(props)

  if (rows && rows.length === 0) return <>{empty}</>

  return (
    <div>
      <table aria-label={label} aria-busy={rows === undefined} className="w-full table-fixed border-collapse max-md:block">
        <thead className="max-md:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="h-8 border-b border-line">
              {group.headers.map((header, index) => (
                <DataTableHead
                  key={header.id}
                  label={columns[index]?.header ?? ''}
                  align={columns[index]?.align}
                  width={columns[index]?.width}
                  direction={header.column.getIsSorted()}
                  onToggle={header.column.getCanSort() ? () => header.column.toggleSorting() : null}
                />
              ))}
            </tr>
          ))}
        </thead>
        {rows === undefined ? (
          <DataTableSkeleton columnCount={columns.length} rowCount={skeletonRows} />
        ) : (
          <tbody className="max-md:block">
            {table.getRowModel().rows.map((row) => {
              const href = getRowHref?.(row.original) ?? null

              return (
                <tr
                  key={row.id}
                  className={joinClasses(
                    'relative h-10 border-b border-line last:border-0 max-md:grid max-md:h-auto max-md:min-h-16 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:content-center max-md:gap-x-3 max-md:px-4 max-md:py-2.5',
                    href && 'hover:bg-hover',
                  )}
                >
                  {columns.map((column, index) => (
                    <RowCell key={column.id} column={column} row={row.original} href={href} isFirst={index === 0} />
                  ))}
                </tr>
              )
            })}
          </tbody>
        )}
      </table>
      {more?.hasMore ? (
        <div className="flex justify-center border-t border-line p-2">
          <Button variant="ghost" size="sm" isLoading={more.isLoading} onClick={more.onLoadMore}>
            Load more
          </Button>
        </div>
      ) : null}
    </div>
  )
}
