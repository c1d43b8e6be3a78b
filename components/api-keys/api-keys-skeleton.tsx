import { keyColumns } from '#components/api-keys/key-columns.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

const names = ['w-32', 'w-40', 'w-28'] as const

/** The keys before they are read, in their shape. */
export function ApiKeysSkeleton() {
  return (
    <>
      <PageHeader title="API keys" />
      <PageBody>
        <div className="flex h-5 items-center">
          <Skeleton className="w-96 max-w-full" />
        </div>
        <div aria-hidden="true" className="rounded-lg border border-line bg-surface">
          <div className="flex h-11 items-center border-b border-line px-4">
            <Skeleton className="w-16" />
          </div>
          <div className="h-8 border-b border-line max-md:hidden" />
          {names.map((width) => (
            <div key={width} className={joinClasses(keyColumns, 'h-15 border-b border-line last:border-0 max-md:h-32')}>
              <div className="flex flex-col gap-2">
                <Skeleton className={width} />
                <Skeleton className="w-20" />
              </div>
              <div className="max-lg:hidden">
                <Skeleton className="w-48" />
              </div>
              <div className="max-md:hidden">
                <Skeleton className="w-24" />
              </div>
              <div className="max-lg:hidden">
                <Skeleton className="w-16" />
              </div>
              <div className="max-md:hidden">
                <Skeleton className="w-24" />
              </div>
            </div>
          ))}
        </div>
      </PageBody>
    </>
  )
}
