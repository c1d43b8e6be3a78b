import type { ReactNode } from 'react'
import type { CommandMenuState } from '#components/patterns/commands.tsx'
import type { NavigationCounts } from '#components/shell/navigation.ts'
import type { ThemeName } from '#components/shell/theme-choice.tsx'

export type ShellOrganization = { slug: string; name: string }
export type ShellUser = { name: string; email: string }

export type AppShellProps = {
  organization: ShellOrganization
  /** All the person belongs to, this one included; the switcher lists them. */
  organizations?: ReadonlyArray<ShellOrganization>
  user: ShellUser
  counts?: NavigationCounts
  /** Ids of places in `mainNavigation` and `companyNavigation` that the person may not open. */
  hiddenPlaces?: ReadonlyArray<string>
  onSignOut: () => void
  /** Keeps the chosen theme in the profile. */
  onThemeChosen?: (theme: ThemeName) => void
  /** The person's choice in the profile. */
  areSingleKeysOn?: boolean
  /** A small button beside the organization's name. */
  headerAction?: ReactNode
  /** Renders the command menu. */
  renderMenu: (state: CommandMenuState) => ReactNode
  children: ReactNode
}

/** What the frame itself shows, around the page. */
export type ShellFrameProps = Omit<AppShellProps, 'children' | 'areSingleKeysOn' | 'renderMenu'>
