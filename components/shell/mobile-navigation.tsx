'use client'

import { Menu as MenuIcon } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { lazy, useState } from 'react'
import { buildPlaceHref, isAtPlace, mainNavigation, NOTIFICATIONS_PATH, PROFILE_PATH, splitForPhone } from '#components/shell/navigation.ts'
import type { ShellFrameProps } from '#components/shell/shell-props.ts'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { WhenOpened } from '#components/ui/when-opened.tsx'
import { formatCount } from '#lib/platform/format/counts.ts'

/** Comes with its first opening. */
const MoreSheet = lazy(async () => ({ default: (await import('#components/shell/more-sheet.tsx')).MoreSheet }))

const tabStyle =
  'relative flex h-14 w-full flex-col items-center justify-center gap-0.5 text-11 font-medium text-ink-3 focus-visible:-outline-offset-2 aria-[current=page]:text-ink'

function TabCount({ value, label }: { value: number; label: string }) {
  return (
    <span className="num absolute top-1 left-[calc(50%+7px)] min-w-[15px] rounded-full bg-ink px-[3px] text-center text-[10px] leading-[15px] font-semibold text-surface">
      {formatCount(value)}
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** The tabs of phones. They give way to the act bar on pages marked by FocusedPage. */
export function MobileNavigation(props: ShellFrameProps) {
  const { organization, counts = {}, hiddenPlaces = [] } = props
  const pathname = usePathname()
  const { slug } = organization
  const { tabs, behind } = splitForPhone(mainNavigation.filter((item) => !hiddenPlaces.includes(item.id)))
  const [openedAt, setOpenedAt] = useState<string | null>(null)
  const isElsewhere = [...behind.map(({ path }) => path), '/company', NOTIFICATIONS_PATH, PROFILE_PATH].some((path) =>
    isAtPlace({ pathname, slug, path }),
  )

  return (
    <nav
      aria-label="Main"
      className="border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] group-has-[[data-focused-page]]/shell:hidden md:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {tabs.map((item) => {
          const value = item.count ? counts[item.count.from] : undefined

          return (
            <li key={item.id}>
              <AppLink
                href={buildPlaceHref({ slug, path: item.path })}
                aria-current={isAtPlace({ pathname, slug, path: item.path }) ? 'page' : undefined}
                className={tabStyle}
              >
                <item.icon aria-hidden="true" className="size-5" />
                {item.label}
                {item.count && value ? <TabCount value={value} label={item.count.label} /> : null}
              </AppLink>
            </li>
          )
        })}
        <li>
          {/* Open only for the address it was opened at: going somewhere closes it. */}
          <button
            type="button"
            aria-haspopup="dialog"
            aria-expanded={openedAt === pathname}
            onClick={() => setOpenedAt(pathname)}
            className={joinClasses(tabStyle, isElsewhere && 'text-ink')}
          >
            <MenuIcon aria-hidden="true" className="size-5" />
            More
            {counts.unreadNotifications ? <TabCount value={counts.unreadNotifications} label="unread notifications" /> : null}
          </button>
          <WhenOpened isOpen={openedAt === pathname}>
            <MoreSheet
              {...props}
              pathname={pathname}
              isOpen={openedAt === pathname}
              onOpenChange={(isOpen) => setOpenedAt(isOpen ? pathname : null)}
            />
          </WhenOpened>
        </li>
      </ul>
    </nav>
  )
}
