import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { FocusedPage } from '#components/patterns/page-body.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'

export type TwoPaneReviewProps = {
  /** PageHeader with `hasLine={false}` when tabs follow. */
  header: ReactNode
  /** Tabs with counts over the whole width. */
  tabs?: ReactNode
  /** Names the list for screen readers: "Unpublished offers". */
  listLabel: string
  /** Sort line or filters, above the list, not scrolling. */
  listHead?: ReactNode
  /** ReviewListItem elements in a ReviewList, a skeleton or an EmptyState. */
  list: ReactNode
  /** Below the list, not scrolling: what can be done with the selected rows. */
  listFoot?: ReactNode
  /** 344 px, or 400 for events; less where the window is narrow. */
  listWidth?: 'narrow' | 'wide'
  /** Handlers for the element that scrolls the list. */
  listProps?: Omit<ComponentProps<'div'>, 'children' | 'className'>
  /** Takes the place of both panes: nothing has ever been here, or nothing is left to do. */
  empty?: ReactNode
  /** The ReviewRecord; null when none is chosen. */
  record: ReactNode
  /** Whether the address names an item: on phones the record is then the page, else the list. */
  hasRecord: boolean
}

/** List left, record right; on phones two pages with one address each. */
export function TwoPaneReview(props: TwoPaneReviewProps) {
  const { header, tabs, empty, hasRecord } = props

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {hasRecord ? <FocusedPage /> : null}
      <div className={joinClasses('shrink-0', hasRecord && 'max-md:hidden')}>
        {header}
        {tabs ? (
          <div className="px-6 max-md:px-0 md:border-b md:border-line md:[&>nav]:-mb-px max-md:bg-surface max-md:[&>nav]:px-4">{tabs}</div>
        ) : null}
      </div>
      {empty ? (
        <div className="grid min-h-0 flex-1 place-items-center overflow-y-auto bg-surface pb-14">{empty}</div>
      ) : (
        <Panes {...props} />
      )}
    </div>
  )
}

type PanesProps = Pick<
  TwoPaneReviewProps,
  'listLabel' | 'listHead' | 'list' | 'listFoot' | 'listWidth' | 'listProps' | 'record' | 'hasRecord'
>

function Panes({ listLabel, listHead, list, listFoot, listWidth = 'narrow', listProps, record, hasRecord }: PanesProps) {
  return (
    <div
      className={joinClasses(
        'grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] max-md:grid-cols-1',
        listWidth === 'narrow'
          ? 'md:grid-cols-[clamp(220px,38%,344px)_minmax(0,1fr)]'
          : 'md:grid-cols-[clamp(240px,40%,400px)_minmax(0,1fr)]',
      )}
    >
      <section
        aria-label={listLabel}
        className={joinClasses(
          'flex min-h-0 min-w-0 flex-col border-r border-line bg-canvas max-md:border-0 max-md:bg-surface',
          hasRecord && 'max-md:hidden',
        )}
      >
        {listHead}
        <div {...listProps} className="scroll-quiet min-h-0 flex-1 scroll-py-2 overflow-y-auto">
          {list}
        </div>
        {listFoot}
      </section>
      <div className={joinClasses('flex min-h-0 min-w-0 flex-col bg-surface', !hasRecord && 'max-md:hidden')}>{record}</div>
    </div>
  )
}

/** The list's element: keyboard order and count are those of the items. */
export function ReviewList({ children }: { children: ReactNode }) {
  return <ul>{children}</ul>
}

/** The line above a review list: words (the order) at the left, small buttons at the right. */
export function ReviewListHead({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line py-1 pr-2 pl-6 max-md:pl-4">
      <div className="flex min-w-0 flex-1 items-center gap-1.5 text-ink-3">{children}</div>
      {actions}
    </div>
  )
}

/** The record's bar on phones: back to the list, where one is, the items before and after. Its title is the page's h1 there. */
export function RecordPhoneBar({
  backHref,
  title,
  position,
  previousHref,
  nextHref,
}: {
  backHref: string
  title: string
  position?: string
  previousHref?: string | null
  nextHref?: string | null
}) {
  return (
    <div className="flex h-13 shrink-0 items-center gap-1 border-b border-line bg-surface pr-1 pl-1 md:hidden">
      <AppLink isShallow href={backHref} aria-label={`Back to ${title}`} className="grid size-11 place-items-center rounded-md text-ink-2">
        <ArrowLeft className="size-5" />
      </AppLink>
      <h1 className="min-w-0 flex-1 truncate font-medium">
        {title} {position ? <span className="num text-12 font-normal text-ink-3">{position}</span> : null}
      </h1>
      {previousHref ? (
        <AppLink isShallow href={previousHref} aria-label="Previous" className="grid size-11 place-items-center rounded-md text-ink-2">
          <ChevronUp className="size-5" />
        </AppLink>
      ) : null}
      {nextHref ? (
        <AppLink isShallow href={nextHref} aria-label="Next" className="grid size-11 place-items-center rounded-md text-ink-2">
          <ChevronDown className="size-5" />
        </AppLink>
      ) : null}
    </div>
  )
}
