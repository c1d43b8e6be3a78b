import { NotificationSkeleton } from '#components/notifications/notification-item.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** The page before its first answer. */
export function NotificationsSkeleton() {
  return (
    <>
      <PageHeader title="Notifications" hasLine={false} />
      <div aria-hidden="true" className="flex h-10 shrink-0 items-center gap-5 border-b border-line px-6 max-md:h-11 max-md:px-4">
        <Skeleton className="w-6" />
        <Skeleton className="w-14" />
      </div>
      <PageBody className="max-w-[760px]">
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          <NotificationSkeleton rowCount={8} />
        </div>
      </PageBody>
    </>
  )
}
