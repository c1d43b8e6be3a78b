'use client'

import { Building2, ChevronRight, TriangleAlert } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { MenuEntry } from '#components/shell/menu-entry.tsx'
import {
  buildPlaceHref,
  companyNavigation,
  isAtPlace,
  mainNavigation,
  type NavigationCounts,
  type NavigationItem,
} from '#components/shell/navigation.ts'
import { OrganizationMenu } from '#components/shell/organization-menu.tsx'
import type { ShellFrameProps } from '#components/shell/shell-props.ts'
import { UserMenu } from '#components/shell/user-menu.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { formatCount } from '#lib/platform/format/counts.ts'

const itemStyle =
  'flex items-center gap-2 rounded-md px-2 font-medium text-ink-2 transition-colors duration-(--dur-1) hover:bg-hover focus-visible:-outline-offset-2 aria-[current=page]:bg-pressed aria-[current=page]:text-ink'

function ItemCount({ count, counts }: { count: NavigationItem['count']; counts: NavigationCounts }) {
  const value = count ? counts[count.from] : undefined

  if (!count || !value) return null

  return (
    <span
      className={joinClasses(
        'num ml-auto inline-flex items-center gap-1 text-12',
        count.tone === 'amber' ? 'font-medium text-amber' : 'font-normal text-ink-3',
      )}
    >
      {count.tone === 'amber' ? <TriangleAlert aria-hidden="true" className="size-3" /> : null}
      {formatCount(value)}
      <span className="sr-only">{count.label}</span>
    </span>
  )
}

function CompanyToggle({ slug, pathname, hiddenPlaces }: { slug: string; pathname: string; hiddenPlaces: ReadonlyArray<string> }) {
  const isInside = pathname.startsWith(buildPlaceHref({ slug, path: '/company' }))
  const [isOpenByHand, setIsOpenByHand] = useState<boolean | null>(null)
  const isOpen = isOpenByHand ?? isInside
  const items = companyNavigation.filter((item) => !hiddenPlaces.includes(item.id))

  if (items.length === 0) return null

  return (
    <div className="mt-3">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls="company-places"
        onClick={() => setIsOpenByHand(!isOpen)}
        className={joinClasses(itemStyle, 'h-8 w-full')}
      >
        <Building2 aria-hidden="true" />
        Company
        <ChevronRight
          aria-hidden="true"
          className={joinClasses('ml-auto size-3.5 text-ink-3 transition-transform duration-(--dur-1)', isOpen && 'rotate-90')}
        />
      </button>
      <ul id="company-places" hidden={!isOpen} className="mt-px flex-col gap-px not-hidden:flex">
        {items.map((item) => (
          <li key={item.id}>
            <AppLink
              href={buildPlaceHref({ slug, path: item.path })}
              aria-current={isAtPlace({ pathname, slug, path: item.path }) ? 'page' : undefined}
              className={joinClasses(itemStyle, 'h-7 pl-8 font-normal')}
            >
              {item.label}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The sidebar of wide screens: organization, the way into the command menu, places with what waits in them, the person. */
export function Sidebar({
  organization,
  organizations,
  user,
  counts = {},
  hiddenPlaces = [],
  headerAction,
  onSignOut,
  onThemeChosen,
}: ShellFrameProps): ReactNode {
  const pathname = usePathname()
  const { slug } = organization
  const places = mainNavigation.filter((item) => !hiddenPlaces.includes(item.id))

  return (
    <div className="flex min-h-0 flex-col border-r border-line px-2 pt-3 pb-2 max-md:hidden">
      <header className="flex flex-col gap-2">
        <div className="flex items-center gap-1">
          <div className="min-w-0 flex-1">
            <OrganizationMenu organization={organization} organizations={organizations} />
          </div>
          {headerAction}
        </div>
        <MenuEntry />
      </header>
      <nav aria-label="Main" className="scroll-quiet mt-3 min-h-0 flex-1 overflow-y-auto">
        <ul className="flex flex-col gap-px">
          {places.map((item) => (
            <li key={item.id}>
              <AppLink
                href={buildPlaceHref({ slug, path: item.path })}
                aria-current={isAtPlace({ pathname, slug, path: item.path }) ? 'page' : undefined}
                className={joinClasses(itemStyle, 'h-8')}
              >
                <item.icon aria-hidden="true" />
                {item.label}
                <ItemCount count={item.count} counts={counts} />
              </AppLink>
            </li>
          ))}
        </ul>
        <CompanyToggle slug={slug} pathname={pathname} hiddenPlaces={hiddenPlaces} />
      </nav>
      <UserMenu slug={slug} user={user} onSignOut={onSignOut} onThemeChosen={onThemeChosen} />
    </div>
  )
}
