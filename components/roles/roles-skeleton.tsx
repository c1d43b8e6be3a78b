import { Skeleton } from '#components/ui/skeleton.tsx'

const rows = ['w-16', 'w-20', 'w-12', 'w-14'] as const

/** The roles before they are read, in their shape. */
export function RoleRowsSkeleton() {
  return (
    <div aria-hidden="true" className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex h-11 items-center border-b border-line px-4">
        <Skeleton className="w-28" />
      </div>
      {rows.map((width) => (
        <div key={width} className="flex h-15 flex-col justify-center gap-2 border-b border-line px-10 last:border-0">
          <Skeleton className={width} />
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </div>
  )
}
