import { PageHeader } from '#components/patterns/page-header.tsx'
import { ReviewListSkeleton } from '#components/patterns/review-list-item.tsx'
import { ReviewListHead, TwoPaneReview } from '#components/patterns/two-pane-review.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { newHireStates } from '#lib/domain/new-hires/terms.ts'

/** The review before it is there, in its shape. */
export function NewHiresSkeleton() {
  return (
    <div role="status" aria-label="Reading new hires" className="flex min-h-0 flex-1 flex-col">
      <TwoPaneReview
        header={<PageHeader title="New hires" hasLine={false} />}
        tabs={
          <div className="flex h-10 items-center gap-5">
            {newHireStates.map((state) => (
              <Skeleton key={state} className="w-16" />
            ))}
          </div>
        }
        listLabel="New hires"
        listHead={
          <ReviewListHead>
            <Skeleton className="w-36" />
          </ReviewListHead>
        }
        list={<ReviewListSkeleton />}
        record={null}
        hasRecord={false}
      />
    </div>
  )
}
