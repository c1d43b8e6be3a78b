import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The page before its first answer. */
export function OfferPageSkeleton() {
  return (
    <>
      <PageHeader title="Offer page" hasLine={false} />
      <div aria-hidden="true" className="flex h-10 shrink-0 items-center gap-5 border-b border-line px-6 max-md:h-11 max-md:px-4">
        <Skeleton className="w-10" />
        <Skeleton className="w-10" />
        <Skeleton className="w-36" />
      </div>
      <TabSkeleton />
    </>
  )
}

/** The settings at the left and, where there is room, the preview beside them. */
function TabSkeleton() {
  return (
    <div aria-hidden="true" className="flex min-h-0 flex-1">
      <div className="min-w-0 flex-1 overflow-hidden px-6 py-6 max-md:p-4">
        <div className="mx-auto flex max-w-[640px] flex-col gap-4">
          <PanelSkeleton rowCount={3} />
          <PanelSkeleton rowCount={4} />
        </div>
      </div>
      <div className="flex w-[52%] shrink-0 flex-col border-l border-line px-5 py-4 max-[1199px]:hidden">
        <div className="mb-4 flex items-center justify-between">
          <Skeleton className="w-20" />
          <Skeleton className="h-8 w-40 rounded-md" />
        </div>
        <DocumentSkeleton />
      </div>
    </div>
  )
}

/** A page with words, before it is there. */
export function DocumentSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-hidden rounded-lg border border-line bg-surface p-8 max-md:p-5">
      <Skeleton className="mb-6 w-32" />
      <Skeleton className="h-7 w-3/4" />
      <Skeleton className="mb-4 h-7 w-1/2" />
      <Skeleton className="w-full" />
      <Skeleton className="w-full" />
      <Skeleton className="mb-6 w-2/3" />
      <Skeleton className="h-20 w-full" />
    </div>
  )
}
