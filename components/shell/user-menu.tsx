'use client'

import { ChevronsUpDown, CircleUser, Keyboard, LogOut } from 'lucide-react'
import { useKeySheet } from '#components/patterns/commands.tsx'
import { useAreSingleKeysOn } from '#components/patterns/commands-context.ts'
import { buildPlaceHref, PROFILE_PATH } from '#components/shell/navigation.ts'
import type { ShellUser } from '#components/shell/shell-props.ts'
import { ThemeChoice, type ThemeName } from '#components/shell/theme-choice.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Menu, MenuHeading, MenuItem, MenuLink, MenuSeparator } from '#components/ui/menu.tsx'

type UserMenuProps = { slug: string; user: ShellUser; onSignOut: () => void; onThemeChosen?: (theme: ThemeName) => void }

/** The person at the foot of the sidebar: profile, keys, theme, sign out. */
export function UserMenu({ slug, user, onSignOut, onThemeChosen }: UserMenuProps) {
  const openSheet = useKeySheet()
  const areSingleKeysOn = useAreSingleKeysOn()

  return (
    <Menu
      side="top"
      align="start"
      className="w-[216px]"
      trigger={
        <button
          type="button"
          className="flex h-10 w-full shrink-0 items-center gap-2 rounded-md px-2 hover:bg-hover data-popup-open:bg-hover"
        >
          <Avatar name={user.name} />
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {user.name}
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-ink-3" />
        </button>
      }
    >
      <MenuHeading>
        <span className="block truncate" title={user.email}>
          {user.email}
        </span>
      </MenuHeading>
      <MenuLink href={buildPlaceHref({ slug, path: PROFILE_PATH })} icon={<CircleUser />}>
        Profile
      </MenuLink>
      <MenuItem onSelect={openSheet} icon={<Keyboard />} shortcut={areSingleKeysOn ? '?' : undefined}>
        Keyboard shortcuts
      </MenuItem>
      <MenuSeparator />
      <ThemeChoice onChosen={onThemeChosen} />
      <MenuSeparator />
      <MenuItem onSelect={onSignOut} icon={<LogOut />}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
