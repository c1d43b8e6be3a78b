import type { MouseEvent } from 'react'
import { Count } from '#components/ui/badge.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'

export type TabItem = {
  href: string
  label: string
  isCurrent: boolean
  count?: number | undefined
  /** Before a plain press goes there; `preventDefault` holds it back. */
  onOpen?: ((event: { preventDefault: () => void }) => void) | undefined
}

/** Tabs that are links: the view is in the address, so it can be shared and Back works. Scrolls sideways where it does not fit. */
export function Tabs({
  label,
  items,
  size = 'md',
  isShallow = false,
  className,
}: {
  label: string
  items: ReadonlyArray<TabItem>
  size?: 'sm' | 'md'
  /** The tabs are views of the page that is open: see AppLink. */
  isShallow?: boolean
  className?: string
}) {
  return (
    <nav
      aria-label={label}
      className={joinClasses(
        'scroll-quiet flex gap-5 overflow-x-auto overflow-y-hidden border-b border-line [scrollbar-width:none]',
        className,
      )}
    >
      {items.map((item) => (
        <AppLink
          key={item.href}
          href={item.href}
          scroll={false}
          isShallow={isShallow}
          aria-current={item.isCurrent ? 'page' : undefined}
          onClick={toClickHandler(item)}
          className={joinClasses(
            'relative flex shrink-0 items-center gap-1.5 rounded-sm font-medium whitespace-nowrap transition-colors duration-(--dur-1) focus-visible:-outline-offset-2 max-md:h-11',
            size === 'md' ? 'h-10 text-13' : 'h-9 text-12',
            item.isCurrent
              ? 'text-ink after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:bg-ink'
              : 'text-ink-2 hover:text-ink',
          )}
        >
          {item.label}
          {item.count === undefined ? null : <Count value={item.count} />}
        </AppLink>
      ))}
    </nav>
  )
}

/** Only where somebody asks for it: pages that the server alone draws have no handlers. */
function toClickHandler({ onOpen }: TabItem): ((event: MouseEvent) => void) | undefined {
  if (!onOpen) return undefined

  return (event) => {
    if (!event.metaKey && !event.ctrlKey && !event.shiftKey) onOpen(event)
  }
}
