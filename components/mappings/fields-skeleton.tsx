import { PreviewSkeleton } from '#components/mappings/preview-skeleton.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

const rows = ['w-24', 'w-20', 'w-28', 'w-16', 'w-24', 'w-32', 'w-20', 'w-24'] as const

/** The page before its first answer. */
export function FieldsSkeleton() {
  return (
    <>
      <PageHeader title="Fields & mapping" hasLine={false} />
      <div aria-hidden="true" className="flex min-h-10 shrink-0 items-center border-b border-line px-6 max-md:px-4">
        <Skeleton className="w-20" />
      </div>
      <div aria-hidden="true" className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-hidden px-6 pt-8 max-md:px-4 max-md:pt-0">
          {rows.map((width, index) => (
            <div
              key={`${width}-${String(index)}`}
              className="grid min-h-13 grid-cols-[156px_minmax(0,1fr)_124px] items-center gap-3 border-t border-line max-md:grid-cols-1 max-md:gap-2 max-md:py-3"
            >
              <span className="flex flex-col gap-2">
                <Skeleton className={width} />
                <Skeleton className="w-12" />
              </span>
              <Skeleton className="h-8 w-full rounded-md max-md:h-11" />
              <Skeleton className="ml-auto w-4 max-md:hidden" />
            </div>
          ))}
        </div>
        <div className="w-[344px] shrink-0 border-l border-line bg-surface px-5 py-4 max-[1199px]:hidden">
          <Skeleton className="mb-4 w-20" />
          <Skeleton className="h-8 w-full rounded-md" />
          <PreviewSkeleton />
        </div>
      </div>
    </>
  )
}
