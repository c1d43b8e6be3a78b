import { CircleCheck } from 'lucide-react'
import { Notice } from '#components/patterns/notice.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type Dropped = { field: string; label: string; reason: string }

/** What copying takes along, and what has nothing to read here. */
export function CarriedOver({ ruleCount, dropped }: { ruleCount: number; dropped: readonly Dropped[] }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="num flex items-start gap-2">
        <CircleCheck aria-hidden="true" className="mt-0.5 text-moss" />
        {formatCountOf({ count: ruleCount, one: 'rule fits this connection.', many: 'rules fit this connection.' })}
      </p>
      {dropped.length > 0 ? (
        <Notice tone="amber" title={`${formatCountOf({ count: dropped.length, one: 'thing' })} could not be carried over.`}>
          <ul className="mt-1 flex flex-col gap-1">
            {dropped.map(({ field, label, reason }) => (
              <li key={`${field} ${reason}`}>
                <bdi className="font-medium text-ink">{label}</bdi>: {reason}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}

/** The same before it is known. */
export function CarriedOverSkeleton() {
  return (
    <div role="status" aria-label="Comparing the connections" className="flex flex-col gap-3">
      <Skeleton className="w-48" />
      <Skeleton className="w-72" />
    </div>
  )
}
