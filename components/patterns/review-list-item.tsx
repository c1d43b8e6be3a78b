import type { ReactNode } from 'react'
import { extendByClick } from '#components/patterns/extend-by-click.ts'
import { RowCheckbox, type RowSelection } from '#components/patterns/row-checkbox.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

export type ReviewListItemProps = {
  /** Names the row, so that the focus finds it again. */
  id?: string
  href: string
  /** A person or an event name; cut with an ellipsis, whole on hover. */
  title: string
  /** A word beside the title, in its tone: the state of an event. */
  titleNote?: ReactNode
  subtitle?: ReactNode
  /** Top right: a date. */
  end?: ReactNode
  /** Bottom right: Flag elements. */
  flags?: ReactNode
  /** A StateIcon at the left; then no dot is shown. */
  icon?: ReactNode
  isCurrent?: boolean
  /** New since the person looked: the iris dot. */
  isNew?: boolean
  /** It no longer belongs to this list and fades; its place stays until nothing can move under the pointer. */
  isLeaving?: boolean
  /** Where rows can be selected. */
  selection?: RowSelection
}

/** One item of a review list, two lines, all of it one link. The current one is scrolled to by its `data-current`. */
export function ReviewListItem(props: ReviewListItemProps) {
  const { id, href, title, titleNote, subtitle, end, flags, icon, isCurrent = false, isNew = false, isLeaving = false, selection } = props

  return (
    <li
      inert={isLeaving}
      data-item={id}
      className={joinClasses('group/row relative transition-opacity duration-(--dur-3) ease-out', isLeaving && 'opacity-0')}
    >
      {selection ? <RowCheckbox {...selection} /> : null}
      <AppLink
        href={href}
        scroll={false}
        isShallow
        aria-current={isCurrent ? 'true' : undefined}
        data-current={isCurrent || undefined}
        data-row={id}
        onClick={selection ? (event) => extendByClick({ event, selection }) : undefined}
        className={joinClasses(
          'grid items-start gap-y-0 border-b border-line focus-visible:-outline-offset-2 max-md:min-h-16 max-md:pr-4',
          icon
            ? 'min-h-14 grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.5 py-[7px] pr-4 pl-6 max-md:py-2.5 max-md:pl-4'
            : 'min-h-15 grid-cols-[6px_minmax(0,1fr)_auto] gap-x-2 py-[9px] pr-4 pl-2.5 max-md:gap-x-1.5 max-md:py-[11px] max-md:pl-1',
          // A press with Shift would mark the words from row to row.
          selection && 'select-none',
          selection?.isSelecting && 'max-md:pl-9',
          selection?.isSelected && 'bg-iris-soft',
          isCurrent ? 'md:bg-iris-soft md:shadow-[inset_2px_0_var(--iris-solid)]' : !selection?.isSelected && 'hover:bg-hover',
        )}
      >
        {icon ? <span className="pt-0.5">{icon}</span> : <DotPlace selection={selection}>{isNew ? <NewDot /> : null}</DotPlace>}
        <span className="min-w-0">
          <span className="flex min-w-0 items-baseline gap-1.5">
            {/* Beside a word the title stays whole as long as it fits: the word gives way. */}
            <span dir="auto" title={title} className={joinClasses('truncate font-medium', titleNote && 'max-w-full shrink-0')}>
              {title}
            </span>
            {titleNote ? <span className="min-w-0 shrink-[99] truncate text-12 text-ink-3">{titleNote}</span> : null}
          </span>
          <span dir="auto" className="block min-h-5 truncate text-left text-ink-3">
            {subtitle}
          </span>
        </span>
        <span className="num text-right text-12 leading-5 whitespace-nowrap text-ink-3">
          <span className="block min-h-5">{end}</span>
          {flags ? <span className="flex justify-end gap-2">{flags}</span> : null}
        </span>
      </AppLink>
    </li>
  )
}

/** The dot makes way for the box that stands in its place on wide screens. */
function DotPlace({ selection, children }: { selection: RowSelection | undefined; children: ReactNode }) {
  const isHidden = selection?.isSelecting && 'md:opacity-0'
  const makesWay = selection && 'pointer-fine:group-hover/row:opacity-0 group-has-focus-visible/row:opacity-0'

  return <span className={joinClasses('pt-[7px]', makesWay, isHidden)}>{children}</span>
}

function NewDot() {
  return (
    <span title="New since you last looked" className="block size-1.5 rounded-full bg-iris-solid">
      <span className="sr-only">New</span>
    </span>
  )
}

const skeletonWidths = ['w-36', 'w-44', 'w-28', 'w-40', 'w-32', 'w-48', 'w-38', 'w-42'] as const

/** The list before its items are there, in their shape. */
export function ReviewListSkeleton({ hasIcon = false }: { hasIcon?: boolean }) {
  return (
    <div aria-hidden="true">
      {skeletonWidths.map((width) => (
        <div
          key={width}
          className={joinClasses(
            'flex flex-col justify-center gap-2 border-b border-line pr-4',
            hasIcon ? 'h-14 pl-[50px]' : 'h-15 pl-6 max-md:h-16 max-md:pl-4',
          )}
        >
          <Skeleton className={width} />
          <Skeleton className="h-2.5 w-24" />
        </div>
      ))}
    </div>
  )
}
