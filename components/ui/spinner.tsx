import { Loader } from 'lucide-react'
import { joinClasses } from '#components/ui/class-names.ts'

/** A turning loader, still under reduced motion. Decoration: the words beside it say what is waited for. */
export function Spinner({ className }: { className?: string }) {
  return <Loader aria-hidden="true" className={joinClasses('animate-spinner', className)} />
}
