import { Skeleton } from '#components/ui/skeleton.tsx'

/** The card behind a link before it is known what the link leads to. */
export function LinkSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-5 rounded-lg border border-line bg-surface p-6 max-md:p-5">
      <span className="sr-only">Opening the link</span>
      <Skeleton className="h-4 w-2/5" />
      <Skeleton className="h-8 max-md:h-11" />
      <Skeleton className="h-8 max-md:h-11" />
      <Skeleton className="h-8 max-md:h-11" />
    </div>
  )
}
