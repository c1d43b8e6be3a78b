'use client'

import { Bell, CircleUser, LogOut, Search } from 'lucide-react'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { useCommandMenu } from '#components/patterns/commands.tsx'
import {
  buildPlaceHref,
  type CompanyItem,
  companyNavigation,
  isAtPlace,
  mainNavigation,
  NOTIFICATIONS_PATH,
  PROFILE_PATH,
  splitForPhone,
} from '#components/shell/navigation.ts'
import type { ShellFrameProps } from '#components/shell/shell-props.ts'
import { readTheme, type ThemeName } from '#components/shell/theme-choice.tsx'
import { AppLink } from '#components/ui/link.tsx'
import { RadioGroup } from '#components/ui/radio.tsx'
import { Sheet } from '#components/ui/sheet.tsx'
import { formatCount } from '#lib/platform/format/counts.ts'

type MoreSheetProps = ShellFrameProps & {
  pathname: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

const rowStyle =
  'flex min-h-11 w-full items-center gap-3 rounded-md px-2 font-medium text-ink aria-[current=page]:bg-pressed [&_.lucide]:text-ink-3'

const themes: ReadonlyArray<{ value: ThemeName; label: string }> = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

function GroupLabel({ children }: { children: ReactNode }) {
  return <h3 className="px-2 pt-3 pb-1 text-12 text-ink-3">{children}</h3>
}

type PlacesProps = { items: readonly CompanyItem[]; slug: string; pathname: string }

function Places({ items, slug, pathname }: PlacesProps) {
  return items.map((item) => (
    <AppLink
      key={item.id}
      href={buildPlaceHref({ slug, path: item.path })}
      aria-current={isAtPlace({ pathname, slug, path: item.path }) ? 'page' : undefined}
      className={rowStyle}
    >
      <item.icon aria-hidden="true" />
      {item.label}
    </AppLink>
  ))
}

/** What has no tab of its own on a phone: the command menu, places that did not fit, company places, other organizations, profile, theme, sign out. */
export function MoreSheet(props: MoreSheetProps) {
  const {
    organization,
    organizations = [],
    user,
    counts = {},
    hiddenPlaces = [],
    onSignOut,
    onThemeChosen,
    pathname,
    isOpen,
    onOpenChange,
  } = props
  const { theme, setTheme } = useTheme()
  const openMenu = useCommandMenu()
  const { slug } = organization
  const others = organizations.filter((candidate) => candidate.slug !== slug)
  const isOpenTo = (item: { id: string }) => !hiddenPlaces.includes(item.id)
  const { behind } = splitForPhone(mainNavigation.filter(isOpenTo))
  const places = companyNavigation.filter(isOpenTo)

  return (
    <Sheet side="bottom" title={organization.name} isOpen={isOpen} onOpenChange={onOpenChange}>
      <button
        type="button"
        onClick={() => {
          onOpenChange(false)
          openMenu()
        }}
        className={rowStyle}
      >
        <Search aria-hidden="true" />
        Search or jump to…
      </button>
      <AppLink
        href={buildPlaceHref({ slug, path: NOTIFICATIONS_PATH })}
        aria-current={isAtPlace({ pathname, slug, path: NOTIFICATIONS_PATH }) ? 'page' : undefined}
        className={rowStyle}
      >
        <Bell aria-hidden="true" />
        All notifications
        {counts.unreadNotifications ? (
          <span className="num ml-auto text-12 font-normal text-ink-3">{formatCount(counts.unreadNotifications)} unread</span>
        ) : null}
      </AppLink>
      <Places items={behind} slug={slug} pathname={pathname} />
      {places.length > 0 ? <GroupLabel>Company</GroupLabel> : null}
      <Places items={places} slug={slug} pathname={pathname} />
      {others.length > 0 ? <GroupLabel>Switch organization</GroupLabel> : null}
      {others.map((candidate) => (
        <AppLink key={candidate.slug} href={buildPlaceHref({ slug: candidate.slug, path: '' })} className={rowStyle}>
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {candidate.name}
          </span>
        </AppLink>
      ))}
      <GroupLabel>{user.email}</GroupLabel>
      <AppLink href={buildPlaceHref({ slug, path: PROFILE_PATH })} className={rowStyle}>
        <CircleUser aria-hidden="true" />
        Profile
      </AppLink>
      <button type="button" onClick={onSignOut} className={rowStyle}>
        <LogOut aria-hidden="true" />
        Sign out
      </button>
      <GroupLabel>Theme</GroupLabel>
      <RadioGroup<ThemeName>
        label="Theme"
        className="px-2"
        options={themes}
        value={readTheme(theme)}
        onValueChange={(next) => {
          setTheme(next)
          onThemeChosen?.(next)
        }}
      />
    </Sheet>
  )
}
