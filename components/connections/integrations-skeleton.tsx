import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The cards before they are read. */
export function IntegrationsSkeleton() {
  return (
    <>
      <PageHeader title="Integrations" />
      <PageBody>
        <div className="flex h-5 items-center">
          <Skeleton className="w-96 max-w-full" />
        </div>
        <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
          <PanelSkeleton rowCount={4} />
          <PanelSkeleton rowCount={4} />
        </div>
      </PageBody>
    </>
  )
}
