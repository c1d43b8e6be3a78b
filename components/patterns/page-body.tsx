import type { ReactNode } from 'react'
import { joinClasses } from '#components/ui/class-names.ts'

const widths = { full: '', reading: 'mx-auto max-w-[1160px]', form: 'mx-auto max-w-[640px]' }

/** The part of a page that scrolls, below its header. `form` is 640 px wide, `reading` 1160. */
export function PageBody({
  children,
  width = 'reading',
  hasTopGap = true,
  className,
}: {
  children: ReactNode
  width?: keyof typeof widths
  /** False where cards follow a header without a line. */
  hasTopGap?: boolean
  className?: string
}) {
  return (
    // Positioned, so that what is hidden by being placed absolutely scrolls along instead of making the whole document longer.
    <div
      className={joinClasses(
        'scroll-quiet relative min-h-0 flex-1 overflow-y-auto scroll-py-4 px-6 py-6 max-md:p-4',
        !hasTopGap && 'md:pt-0',
      )}
    >
      <div className={joinClasses('flex w-full flex-col gap-4', widths[width], className)}>{children}</div>
    </div>
  )
}

/**
 * Marks a page that is about one act: a wizard, a record on a phone. The shell then gives the tabs' place at the bottom to the act bar.
 */
export function FocusedPage() {
  return <span hidden data-focused-page="" />
}

/** The bar an act stands in, stuck to the bottom: hints or words left, buttons right. */
export function ActBar({ children, hints }: { children: ReactNode; hints?: ReactNode }) {
  return (
    <footer className="flex min-h-14 shrink-0 items-center gap-3 border-t border-line bg-surface px-6 py-2 max-md:gap-2 max-md:px-4 max-md:pt-3 max-md:pb-[max(12px,env(safe-area-inset-bottom))]">
      {hints ? <div className="min-w-0 flex-1 text-12 text-ink-3 max-md:hidden">{hints}</div> : null}
      <div className="ml-auto flex min-w-0 items-center gap-3 max-md:w-full max-md:gap-2 max-md:[&>:is(a,button)]:min-w-0 max-md:[&>:is(a,button)]:flex-1">
        {children}
      </div>
    </footer>
  )
}
