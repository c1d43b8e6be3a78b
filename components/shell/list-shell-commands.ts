import { ArrowLeftRight, Bell, CircleHelp, CircleUser, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { Command } from '#components/patterns/command-registry.ts'
import {
  buildPlaceHref,
  companyNavigation,
  ERRORS_PATH,
  mainNavigation,
  NOTIFICATIONS_PATH,
  PROFILE_PATH,
} from '#components/shell/navigation.ts'
import type { AppShellProps } from '#components/shell/shell-props.ts'
import type { ThemeName } from '#components/shell/theme-choice.tsx'

export type ShellCommandsInput = Pick<AppShellProps, 'organization' | 'organizations' | 'hiddenPlaces' | 'onSignOut'> & {
  theme: ThemeName
  onThemeChosen: (theme: ThemeName) => void
  onGo: (href: string) => void
  onOpenMenu: () => void
  onOpenSheet: () => void
}

/** What can be done from everywhere: the places the person may open, their other organizations, theme, keys, sign out. Pure. */
export function listShellCommands(input: ShellCommandsInput): Command[] {
  return [...listPlaces(input), ...listOrganizations(input), ...listGeneral(input)]
}

function listPlaces({ organization: { slug }, hiddenPlaces = [], onGo }: ShellCommandsInput): Command[] {
  const group = 'Go to'
  const isOpen = ({ id }: { id: string }) => !hiddenPlaces.includes(id)
  const go = (path: string) => () => onGo(buildPlaceHref({ slug, path }))
  const main = mainNavigation.filter(isOpen).map(({ id, label, icon, keys, path }) => ({ id, label, icon, keys, run: go(path) }))
  const company = companyNavigation
    .filter(isOpen)
    .map(({ id, label, icon, path }) => ({ id, label, icon, note: 'Company', words: [`Company ${label}`], run: go(path) }))
  const notifications = { id: 'my-notifications', label: 'Notifications', icon: Bell, run: go(NOTIFICATIONS_PATH) }
  const profile = { id: 'profile', label: 'Profile', icon: CircleUser, words: ['Preferences', 'Password'], run: go(PROFILE_PATH) }
  const errors = {
    id: 'errors',
    label: 'Errors',
    icon: CircleHelp,
    words: ['What errors mean', 'Error codes', 'Help'],
    run: go(ERRORS_PATH),
  }

  return [...main, ...company, notifications, profile, errors].map((place) => ({ ...place, id: `go.${place.id}`, group }))
}

function listOrganizations({ organization, organizations = [], onGo }: ShellCommandsInput): Command[] {
  return organizations
    .filter(({ slug }) => slug !== organization.slug)
    .map(({ slug, name }) => ({
      id: `switch.${slug}`,
      label: name,
      group: 'Switch organization',
      icon: ArrowLeftRight,
      run: () => onGo(buildPlaceHref({ slug, path: '' })),
    }))
}

const themes = [
  { name: 'light', label: 'Use light theme', icon: Sun, words: ['Theme light'] },
  { name: 'dark', label: 'Use dark theme', icon: Moon, words: ['Theme dark'] },
  { name: 'system', label: 'Use system theme', icon: Monitor, words: ['Theme system'] },
] as const

function listGeneral({ theme, onThemeChosen, onOpenMenu, onOpenSheet, onSignOut }: ShellCommandsInput): Command[] {
  const group = 'General'

  return [
    { id: 'menu', label: 'Search or jump to', group, keys: 'mod+k', isKeyOnly: true, isAlwaysOn: true, run: onOpenMenu },
    ...themes.map(({ name, ...words }) => ({
      ...words,
      id: `theme.${name}`,
      group,
      isEnabled: name !== theme,
      run: () => onThemeChosen(name),
    })),
    { id: 'keys', label: 'Keyboard shortcuts', group, keys: '?', icon: Keyboard, words: ['All keys'], run: onOpenSheet },
    { id: 'sign-out', label: 'Sign out', group, icon: LogOut, words: ['Log out'], run: onSignOut },
  ]
}
