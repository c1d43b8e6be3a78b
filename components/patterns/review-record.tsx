import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

export type ReviewRecordProps = {
  /** Names the record for screen readers: "Offer for Ada Lovelace". */
  label: string
  /** The person or thing under review; an h2. */
  title: string
  subtitle?: ReactNode
  /** StateChip, then buttons that are not the main act. On phones only the chip should stay: hide others with `max-md:hidden`. */
  aside?: ReactNode
  /** RecordPhoneBar. */
  phoneBar?: ReactNode
  /** BlockingNotice, Notice: between head and body. */
  notices?: ReactNode
  children: ReactNode
  /** History and documents: 256 px at the right, below the fields where the record is narrow. */
  rail?: ReactNode
  railLabel?: string
  /** ActBar. */
  actBar?: ReactNode
}

/** The right pane of a review: head, notices, fields with a rail, act bar. Only the body scrolls. */
export function ReviewRecord(props: ReviewRecordProps) {
  const { label, title, subtitle, aside, phoneBar, notices, children, rail, railLabel = 'History', actBar } = props

  return (
    <article aria-label={label} className="@container flex min-h-0 flex-1 flex-col">
      {phoneBar}
      <div className="scroll-quiet flex min-h-0 flex-1 flex-col @max-2xl:overflow-y-auto">
        <header className="flex shrink-0 flex-wrap items-start gap-x-3 gap-y-2 px-6 pt-5 pb-4 max-md:px-4 max-md:pt-4 max-md:pb-3">
          <div className="min-w-0 flex-1 basis-48">
            <h2 dir="auto" title={title} className="line-clamp-2 text-left text-20 font-semibold [overflow-wrap:anywhere]">
              {title}
            </h2>
            {subtitle ? <div className="mt-0.5 text-ink-2">{subtitle}</div> : null}
          </div>
          {aside ? <div className="flex max-w-full flex-wrap items-center gap-x-3 gap-y-2 py-0.5">{aside}</div> : null}
        </header>
        {notices ? <div className="flex shrink-0 flex-col gap-2 px-6 pb-4 empty:hidden max-md:px-4 max-md:pb-3">{notices}</div> : null}
        <div
          className={joinClasses(
            'border-t border-line @2xl:grid @2xl:min-h-0 @2xl:flex-1 @2xl:grid-rows-[minmax(0,1fr)]',
            rail ? '@2xl:grid-cols-[minmax(0,1fr)_256px]' : '@2xl:grid-cols-1',
          )}
        >
          <div className="scroll-quiet min-w-0 scroll-py-10 px-6 pb-4 max-md:px-4 @2xl:overflow-y-auto">{children}</div>
          {rail ? (
            <aside
              aria-label={railLabel}
              className="scroll-quiet min-w-0 px-5 py-4 @max-2xl:border-t @max-2xl:border-line @max-2xl:px-6 max-md:@max-2xl:px-4 @2xl:overflow-y-auto @2xl:border-l @2xl:border-line"
            >
              {rail}
            </aside>
          ) : null}
        </div>
      </div>
      {actBar}
    </article>
  )
}

/** A part of the rail with its small heading. */
export function RailSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:mt-4">
      <h3 className="mb-3 text-12 font-medium text-ink-2">{title}</h3>
      {children}
    </section>
  )
}
