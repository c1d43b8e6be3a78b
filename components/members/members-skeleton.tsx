import { memberColumns } from '#components/members/member-style.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

const names = ['w-32', 'w-40', 'w-28', 'w-36', 'w-44'] as const

/** The members before they are read, in their shape. */
export function MemberRowsSkeleton() {
  return (
    <div aria-hidden="true" className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="h-8 border-b border-line max-md:hidden" />
      {names.map((width) => (
        <div key={width} className={joinClasses(memberColumns, 'h-15 border-b border-line last:border-0 max-md:h-28')}>
          <Skeleton className="size-6 rounded-full" />
          <div className="flex flex-col gap-2">
            <Skeleton className={width} />
            <Skeleton className="w-48" />
          </div>
          <div className="max-md:hidden">
            <Skeleton className="w-10" />
          </div>
          <div className="max-md:hidden">
            <Skeleton className="w-16" />
          </div>
          <div className="max-md:hidden">
            <Skeleton className="h-7 w-full rounded-md" />
          </div>
        </div>
      ))}
    </div>
  )
}

/** The page before its first answer. */
export function MembersSkeleton() {
  return (
    <>
      <PageHeader title="Members & roles" hasLine={false} />
      <div className="flex h-10 shrink-0 items-center gap-5 border-b border-line px-6 max-md:h-11 max-md:px-4">
        <Skeleton className="w-16" />
        <Skeleton className="w-12" />
      </div>
      <PageBody>
        <MemberRowsSkeleton />
      </PageBody>
    </>
  )
}
