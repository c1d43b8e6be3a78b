import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** A profile before it is read, in its final shape. */
export function PersonSkeleton() {
  return (
    <>
      <PageHeader title="Person" />
      <PageBody>
        <div aria-hidden="true" className="flex items-center gap-4">
          <Skeleton className="size-12 rounded-full" />
          <div className="flex flex-col gap-2">
            <Skeleton className="h-5 w-48" />
            <Skeleton className="w-64" />
          </div>
        </div>
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_336px]">
          <PanelSkeleton rowCount={10} />
          <div className="flex flex-col gap-4">
            <PanelSkeleton rowCount={2} />
            <PanelSkeleton rowCount={4} />
          </div>
        </div>
      </PageBody>
    </>
  )
}
