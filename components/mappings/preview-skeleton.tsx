import { Skeleton } from '#components/ui/skeleton.tsx'

const widths = ['w-32', 'w-24', 'w-20', 'w-36', 'w-28', 'w-24', 'w-40', 'w-32'] as const

/** The lines of a preview before they come. */
export function PreviewSkeleton() {
  return (
    <div aria-hidden="true" className="mt-2">
      {widths.map((width, index) => (
        <div key={`${width}-${String(index)}`} className="grid h-9 grid-cols-[108px_minmax(0,1fr)] items-center gap-2 border-t border-line">
          <Skeleton className="w-16" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  )
}
