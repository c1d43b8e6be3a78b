import { FilterBar } from '#components/patterns/filter-bar.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

const rows = Array.from({ length: 12 }, (_, index) => `row-${index}`)

/** Rows of the height that comes. */
export function AuditRowsSkeleton() {
  return (
    <div aria-hidden="true">
      {rows.map((row) => (
        <div
          key={row}
          className="grid h-10 grid-cols-[150px_200px_minmax(0,1fr)] items-center gap-x-4 border-b border-line px-4 last:border-0 max-md:h-16 max-md:grid-cols-1"
        >
          <Skeleton className="w-28 max-md:hidden" />
          <Skeleton className="w-32" />
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </div>
  )
}

/** The page before its first answer. */
export function AuditSkeleton() {
  return (
    <>
      <PageHeader title="Audit log" hasLine={false} />
      <FilterBar>
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-24" />
      </FilterBar>
      <PageBody>
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <AuditRowsSkeleton />
        </div>
      </PageBody>
    </>
  )
}
