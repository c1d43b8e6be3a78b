import { joinClasses } from '#components/ui/class-names.ts'

/** A quiet block of the size of what is coming. It appears after 150 ms, so that short waits show nothing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span className="appear-late block min-w-0">
      <span aria-hidden="true" className={joinClasses('animate-pulse-quiet block h-3 rounded-sm bg-pressed', className)} />
    </span>
  )
}
