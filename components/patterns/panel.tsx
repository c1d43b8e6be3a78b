import { type ReactNode, useId } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type PanelProps = {
  title?: ReactNode
  /** A few words or a count behind the title. */
  note?: ReactNode
  /** A link, a chip or buttons at the right edge of the head. */
  actions?: ReactNode
  children: ReactNode
  /** Lists and tables touch the edges. */
  isFlush?: boolean
  /** h2 unless it stands inside another section. */
  level?: 2 | 3
  className?: string
}

/** A card with a head: one line around, no shadow. */
export function Panel({ title, note, actions, children, isFlush = false, level = 2, className }: PanelProps) {
  const headingId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'

  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      className={joinClasses('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      {title ? (
        <header className="flex min-h-11 items-center gap-2 border-b border-line px-4 py-1.5">
          <Heading id={headingId} className="min-w-0 truncate text-13 font-semibold">
            {title}
          </Heading>
          {note ? <span className="num min-w-0 truncate text-12 text-ink-3">{note}</span> : null}
          {actions ? <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={isFlush ? 'overflow-hidden rounded-b-lg' : 'p-4'}>{children}</div>
    </section>
  )
}

/** A card of a wizard or of settings: title and explanation inside, without a line below them. */
export function Section({
  title,
  description,
  actions,
  children,
  level = 2,
  className,
}: Omit<PanelProps, 'note' | 'isFlush'> & { description?: ReactNode }) {
  const headingId = useId()
  const Heading = level === 2 ? 'h2' : 'h3'

  return (
    <section
      aria-labelledby={title ? headingId : undefined}
      className={joinClasses('min-w-0 rounded-lg border border-line bg-surface p-4', className)}
    >
      {title ? (
        <div className="flex min-h-6 items-center gap-2">
          <Heading id={headingId} className="min-w-0 text-14 font-semibold">
            {title}
          </Heading>
          {actions ? <div className="ml-auto flex shrink-0 items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {description ? <p className="mt-0.5 text-ink-3">{description}</p> : null}
      {title || description ? <div className="mt-3">{children}</div> : children}
    </section>
  )
}
