import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

const rows = ['w-2/5', 'w-1/2', 'w-1/3', 'w-3/5', 'w-2/5'] as const

/** Rows of the height that comes. */
export function DocumentRowsSkeleton() {
  return (
    <div aria-hidden="true">
      {rows.map((width, index) => (
        <div key={`${width}-${String(index)}`} className="flex h-15 flex-col justify-center gap-2 border-b border-line px-11 last:border-0">
          <Skeleton className={width} />
          <Skeleton className="w-40" />
        </div>
      ))}
    </div>
  )
}

/** The page before its first answer. */
export function DocumentsSkeleton() {
  return (
    <>
      <PageHeader title="Documents" />
      <PageBody>
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <DocumentRowsSkeleton />
        </div>
      </PageBody>
    </>
  )
}
