import type { ReactNode } from 'react'
import { Skeleton } from '#components/ui/skeleton.tsx'

const steps = ['w-24', 'w-32', 'w-44', 'w-40', 'w-20'] as const

/** An event before it is there, in its shape. */
export function EventRecordSkeleton({ phoneBar }: { phoneBar: ReactNode }) {
  return (
    <div role="status" aria-label="Reading the event" className="flex min-h-0 flex-1 flex-col">
      {phoneBar}
      <div className="flex flex-col gap-3 border-b border-line px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="w-80" />
      </div>
      <div className="px-6 pt-4 max-md:px-4">
        <Skeleton className="mb-3 w-24" />
        {steps.map((width) => (
          <div key={width} className="flex h-8 items-center gap-6 border-t border-line">
            <Skeleton className={width} />
            <span className="ml-auto">
              <Skeleton className="w-12" />
            </span>
          </div>
        ))}
        <Skeleton className="mt-4 h-40" />
      </div>
    </div>
  )
}
