import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The page before it is read, in its final shape. */
export function SyncSkeleton() {
  return (
    <>
      <PageHeader title="Sync with Ashby" hasLine={false} />
      <div aria-hidden="true" className="px-6 pb-2 max-md:bg-surface max-md:px-4 max-md:pt-2">
        <div className="flex min-h-6 items-center">
          <Skeleton className="w-64" />
        </div>
      </div>
      <div aria-hidden="true" className="flex h-10 items-center gap-5 border-b border-line px-6 max-md:h-11 max-md:bg-surface max-md:px-4">
        <Skeleton className="w-14" />
        <Skeleton className="w-16" />
        <Skeleton className="w-12" />
        <Skeleton className="w-16" />
      </div>
      <PageBody>
        <ResultsSkeleton />
      </PageBody>
    </>
  )
}

/** Syncs at the left, what one did at the right. */
export function ResultsSkeleton() {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[320px_minmax(0,1fr)]">
      <PanelSkeleton rowCount={6} />
      <div className="max-lg:hidden">
        <PanelSkeleton rowCount={8} />
      </div>
    </div>
  )
}
