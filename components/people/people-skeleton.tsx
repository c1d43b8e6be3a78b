import { DataTableSkeleton } from '#components/patterns/data-table-skeleton.tsx'
import { FilterBar } from '#components/patterns/filter-bar.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The directory before it is read, in its final shape. */
export function PeopleSkeleton() {
  return (
    <>
      <PageHeader title="People" />
      <FilterBar>
        <Skeleton className="h-7 w-52" />
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-24" />
        <Skeleton className="h-7 w-24" />
      </FilterBar>
      <PageBody width="full">
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <table className="w-full table-fixed border-collapse max-md:block" aria-label="People" aria-busy="true">
            <thead className="max-md:hidden">
              <tr className="h-8 border-b border-line">
                <th aria-label="Name" />
              </tr>
            </thead>
            <DataTableSkeleton columnCount={7} rowCount={12} />
          </table>
        </div>
      </PageBody>
    </>
  )
}
