import { Skeleton } from '#components/ui/skeleton.tsx'

const widths = ['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3'] as const

/** A panel before its content is there: a head and rows of the height that comes. */
export function PanelSkeleton({ rowCount }: { rowCount: number }) {
  const rows = Array.from({ length: rowCount }, (_, index) => `row-${index}`)

  return (
    <div aria-hidden="true" className="rounded-lg border border-line bg-surface">
      <div className="flex h-11 items-center border-b border-line px-4">
        <Skeleton className="w-28" />
      </div>
      {rows.map((row, index) => (
        <div key={row} className="flex h-10 items-center border-b border-line px-4 last:border-0">
          <div className="w-full">
            <Skeleton className={widths[index % widths.length]} />
          </div>
        </div>
      ))}
    </div>
  )
}
