import type { ReactNode } from 'react'
import { Skeleton } from '#components/ui/skeleton.tsx'

const rows = ['w-32', 'w-12', 'w-24', 'w-40', 'w-28', 'w-36', 'w-30', 'w-44', 'w-52'] as const

/** A record before it is there, in its shape. `one` is its noun: "offer". */
export function RecordSkeleton({ one, phoneBar }: { one: string; phoneBar: ReactNode }) {
  return (
    <div role="status" aria-label={`Reading the ${one}`} className="flex min-h-0 flex-1 flex-col">
      {phoneBar}
      <div className="flex flex-col gap-3 border-b border-line px-6 pt-6 pb-5 max-md:px-4">
        <Skeleton className="h-4 w-52" />
        <Skeleton className="w-72" />
      </div>
      <div className="px-6 pt-5 max-md:px-4 lg:mr-64">
        <Skeleton className="mb-3 w-24" />
        {rows.map((width) => (
          <div key={width} className="flex h-9 items-center gap-14 border-t border-line max-md:h-11">
            <Skeleton className="w-20" />
            <Skeleton className={width} />
          </div>
        ))}
      </div>
    </div>
  )
}
