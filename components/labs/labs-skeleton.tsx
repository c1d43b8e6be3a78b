import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

const lines = ['w-4/5', 'w-full', 'w-11/12', 'w-3/5'] as const

/** The page before its features are read: one card, in the height that comes. */
export function LabsSkeleton() {
  return (
    <>
      <PageHeader title="Labs" />
      <PageBody width="form">
        <div aria-hidden="true" className="flex flex-col gap-4">
          <Skeleton className="w-3/4" />
          <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
            <Skeleton className="w-44" />
            <Skeleton className="w-full" />
            <div className="mt-3 flex flex-col gap-3 border-t border-line pt-4">
              {lines.map((width) => (
                <Skeleton key={width} className={width} />
              ))}
            </div>
          </div>
        </div>
      </PageBody>
    </>
  )
}
