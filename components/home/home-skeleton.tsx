import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Home before it is read, in its final shape. */
export function HomeSkeleton() {
  return (
    <>
      <PageHeader title="Home" hasLine={false} />
      <PageBody hasTopGap={false}>
        <div className="grid auto-cols-fr grid-flow-col gap-px overflow-hidden rounded-lg border border-line bg-line max-md:grid-flow-row max-md:grid-cols-2">
          {['to-publish', 'starting-soon', 'with-candidates', 'events'].map((id) => (
            <div key={id} className="flex h-26 flex-col justify-center gap-2.5 bg-surface px-4">
              <Skeleton className="h-6 w-10" />
              <Skeleton className="w-28" />
            </div>
          ))}
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)_336px] items-start gap-4 max-lg:grid-cols-1">
          <div className="flex flex-col gap-4">
            <PanelSkeleton rowCount={3} />
            <PanelSkeleton rowCount={6} />
          </div>
          <div className="flex flex-col gap-4">
            <PanelSkeleton rowCount={5} />
            <PanelSkeleton rowCount={3} />
          </div>
        </div>
      </PageBody>
    </>
  )
}
