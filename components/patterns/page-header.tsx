import { ArrowLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'

export type PageHeaderProps = {
  /** The one h1 of the page. */
  title: ReactNode
  /** A few words behind the title: a count, a date. Left out on phones. */
  note?: ReactNode
  /** The page above: a crumb before the title, a back arrow on phones. */
  parent?: { href: string; label: string }
  /** Buttons or a wizard's steps, at the right edge. */
  actions?: ReactNode
  /** Short words at the right edge on phones only: "Step 4 of 5". */
  phoneNote?: ReactNode
  /** On wide screens the line below is left out where tabs or cards follow; phones always have it. */
  hasLine?: boolean
}

/** The top of a page: 56 px, on phones the 52 px bar. */
export function PageHeader({ title, note, parent, actions, phoneNote, hasLine = true }: PageHeaderProps) {
  return (
    <header
      className={joinClasses(
        'flex min-h-14 shrink-0 items-center gap-3 px-6 py-2 max-md:min-h-13 max-md:border-b max-md:border-line max-md:bg-surface max-md:px-4 max-md:py-1',
        hasLine && 'border-b border-line',
      )}
    >
      {parent ? (
        <>
          <AppLink
            href={parent.href}
            aria-label={`Back to ${parent.label}`}
            className="-ml-3 grid size-11 shrink-0 place-items-center rounded-md text-ink-2 md:hidden"
          >
            <ArrowLeft className="size-5" />
          </AppLink>
          <nav aria-label="Breadcrumb" className="flex shrink-0 items-center gap-1.5 text-ink-3 max-md:hidden">
            <AppLink href={parent.href} className="rounded-sm py-1 hover:text-ink">
              {parent.label}
            </AppLink>
            <ChevronRight aria-hidden="true" className="size-3.5" />
          </nav>
        </>
      ) : null}
      <h1 dir="auto" className="min-w-0 truncate text-16 font-semibold">
        {title}
      </h1>
      {note ? <div className="num min-w-0 shrink-[9999] truncate text-ink-3 max-md:hidden">{note}</div> : null}
      {actions ? <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
      {phoneNote ? <div className="num ml-auto shrink-0 text-12 text-ink-3 md:hidden">{phoneNote}</div> : null}
    </header>
  )
}
