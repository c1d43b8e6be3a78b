import { webhookColumns } from '#components/outgoing-webhooks/webhook-columns.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { Skeleton } from '#components/ui/skeleton.tsx'

const names = ['w-32', 'w-40', 'w-28'] as const

/** The webhooks before they are read, in their shape. */
export function WebhooksSkeleton() {
  return (
    <>
      <PageHeader title="Webhooks" />
      <PageBody>
        <div className="flex h-10 items-center">
          <Skeleton className="w-96 max-w-full" />
        </div>
        <div aria-hidden="true" className="rounded-lg border border-line bg-surface">
          <div className="flex h-11 items-center border-b border-line px-4">
            <Skeleton className="w-20" />
          </div>
          {names.map((width) => (
            <div key={width} className={joinClasses(webhookColumns, 'h-15 border-b border-line last:border-0 max-md:h-16')}>
              <div className="flex flex-col gap-2">
                <Skeleton className={width} />
                <Skeleton className="w-24" />
              </div>
              <div className="max-lg:hidden">
                <Skeleton className="w-48" />
              </div>
              <div className="max-md:hidden">
                <Skeleton className="w-16" />
              </div>
              <Skeleton className="w-12" />
            </div>
          ))}
        </div>
      </PageBody>
    </>
  )
}
