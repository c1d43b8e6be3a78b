'use client'

import { type ColumnDef, type RowData, rowSortingFeature, type SortingState, tableFeatures, useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { DataTableHead } from '#components/patterns/data-table-head.tsx'
import { type DataTableColumn, DataTableRow } from '#components/patterns/data-table-row.tsx'
import { DataTableSkeleton } from '#components/patterns/data-table-skeleton.tsx'
import type { RowSelection } from '#components/patterns/row-checkbox.tsx'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { Button } from '#components/ui/button.tsx'

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
  /** Where rows can be selected; `labelOf` names the box of a row: "Select Product Designer". */
  selection?: { control: SelectionControl; labelOf: (row: Row) => string }
  /** Rows that no longer belong to the list fade in their place. */
  isLeaving?: (row: Row) => boolean
  /** An EmptyState. */
  empty: ReactNode
  /** The next page by cursor. */
  more?: { hasMore: boolean; isLoading: boolean; onLoadMore: () => void }
  skeletonRows?: number
}

const features = tableFeatures({ rowSortingFeature })
const noRows: never[] = []

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
  const { label, columns, rows, getRowHref, selection, isLeaving, empty, more, skeletonRows = 8 } = props
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
                  isIndented={selection !== undefined}
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
            {table.getRowModel().rows.map(({ id, original }) => (
              <DataTableRow
                key={id}
                id={id}
                row={original}
                columns={columns}
                href={getRowHref?.(original) ?? null}
                isLeaving={isLeaving?.(original) ?? false}
                selection={selection ? toRowSelection({ id, row: original, ...selection }) : null}
              />
            ))}
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

type ToRowSelection<Row> = { id: string; row: Row; control: SelectionControl; labelOf: (row: Row) => string }

function toRowSelection<Row>({ id, row, control, labelOf }: ToRowSelection<Row>): RowSelection | null {
  if (!control.isEnabled) return null

  return {
    label: labelOf(row),
    isSelected: control.ids.has(id),
    isSelecting: control.isSelecting,
    onSelect: (how) => control.select(id, how),
  }
}
