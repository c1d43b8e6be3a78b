import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** An open job before it is read, in its final shape. */
export function OpenJobSkeleton() {
  return (
    <>
      <PageHeader title="Open job" />
      <OpenJobBodySkeleton />
    </>
  )
}

/** The same below a header that is there already. */
export function OpenJobBodySkeleton() {
  return (
    <PageBody>
      <div aria-hidden="true" className="flex items-start gap-4">
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-6 w-64" />
          <Skeleton className="w-48" />
          <Skeleton className="w-56" />
        </div>
        <Skeleton className="h-7 w-24" />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_336px]">
        <PanelSkeleton rowCount={10} />
        <PanelSkeleton rowCount={4} />
      </div>
    </PageBody>
  )
}
