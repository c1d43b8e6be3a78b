import { joinClasses } from '#components/ui/class-names.ts'

/** Handoff's mark: an H whose crossbar is the baton, rising from one hand to the other. Decoration beside the name. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={joinClasses('size-5 shrink-0', className)}>
      <path d="M6 15.2 18 8.8" stroke="var(--iris-solid)" strokeWidth="4" />
      <path d="M5.5 8v12M18.5 4v12" stroke="currentColor" strokeWidth="4" strokeLinecap="round" />
    </svg>
  )
}

/** The mark with the product's name, for pages outside an organization. */
export function Logo() {
  return (
    <span className="inline-flex items-center gap-2 text-16 font-semibold">
      <Mark className="size-6" />
      Handoff
    </span>
  )
}
