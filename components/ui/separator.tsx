import { joinClasses } from '#components/ui/class-names.ts'

/** A line between groups. */
export function Separator({ className }: { className?: string }) {
  return <hr className={joinClasses('h-px border-0 bg-line', className)} />
}
