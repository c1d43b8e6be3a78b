import { DataTableSkeleton } from '#components/patterns/data-table-skeleton.tsx'
import { FilterBar } from '#components/patterns/filter-bar.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The list before it is read, in its final shape. */
export function OpeningsSkeleton() {
  return (
    <>
      <PageHeader title="Openings" hasLine={false} />
      <div aria-hidden="true" className="flex h-10 items-center gap-5 border-b border-line px-6 max-md:h-11 max-md:bg-surface max-md:px-4">
        <Skeleton className="w-10" />
        <Skeleton className="w-16" />
        <Skeleton className="w-14" />
        <Skeleton className="w-16" />
      </div>
      <FilterBar>
        <Skeleton className="h-7 w-52" />
        <Skeleton className="h-7 w-28" />
        <Skeleton className="h-7 w-24" />
      </FilterBar>
      <PageBody width="full">
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <table className="w-full table-fixed border-collapse max-md:block" aria-label="Open jobs" aria-busy="true">
            <thead className="max-md:hidden">
              <tr className="h-8 border-b border-line">
                <th aria-label="Title" />
              </tr>
            </thead>
            <DataTableSkeleton columnCount={9} rowCount={12} />
          </table>
        </div>
      </PageBody>
    </>
  )
}
