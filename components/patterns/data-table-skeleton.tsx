import { Skeleton } from '#components/ui/skeleton.tsx'

const widths = ['w-32', 'w-40', 'w-24', 'w-36', 'w-28'] as const

/** The body of a table before its rows are there: the same heights, nothing to read. */
export function DataTableSkeleton({ columnCount, rowCount }: { columnCount: number; rowCount: number }) {
  const rows = Array.from({ length: rowCount }, (_, index) => `row-${index}`)
  const columns = Array.from({ length: columnCount }, (_, index) => `column-${index}`)

  return (
    <tbody aria-hidden="true" className="max-md:block">
      {rows.map((row, rowIndex) => (
        <tr key={row} className="h-10 border-b border-line last:border-0 max-md:flex max-md:h-16 max-md:items-center max-md:px-4">
          {columns.map((column, columnIndex) => (
            <td key={column} className="px-2 first:pl-4 last:pr-4 max-md:px-0 max-md:not-first:hidden max-md:first:pl-0">
              <Skeleton className={columnIndex === 0 ? widths[rowIndex % widths.length] : 'w-16'} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
