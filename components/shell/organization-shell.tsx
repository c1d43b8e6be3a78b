'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useLiveUpdates } from '#components/api/live.ts'
import { useApi } from '#components/api/provider.tsx'
import { signOut } from '#components/auth/sign-out-button.tsx'
import { NotificationBell } from '#components/notifications/notification-bell.tsx'
import { useUnreadCount } from '#components/notifications/use-notification-acts.ts'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { useMe } from '#components/profile/use-me.ts'
import { useProfileTheme, useSaveTheme } from '#components/profile/use-theme-choice.ts'
import { AppShell } from '#components/shell/app-shell.tsx'
import { companyNavigation, mainNavigation, type NavigationCounts } from '#components/shell/navigation.ts'
import { OrganizationCommandMenu } from '#components/shell/organization-command-menu.tsx'

/** The app shell with what it shows: counts that follow by themselves, the member's organizations, their profile. */
export function OrganizationShell({ children }: { children: ReactNode }) {
  useLiveUpdates()
  useProfileTheme()
  const organization = useOrganization()
  const can = useCan()
  const me = useMe()
  const saveTheme = useSaveTheme()
  const counts = useNavigationCounts()
  const hiddenPlaces = [...mainNavigation, ...companyNavigation]
    .filter(({ permission }) => permission !== undefined && !can(permission))
    .map(({ id }) => id)

  return (
    <AppShell
      organization={organization}
      organizations={me.memberships.map((membership) => membership.organization)}
      user={me}
      counts={counts}
      hiddenPlaces={hiddenPlaces}
      headerAction={<NotificationBell />}
      areSingleKeysOn={me.shortcuts}
      onThemeChosen={saveTheme}
      onSignOut={() => void signOut()}
      renderMenu={(state) => <OrganizationCommandMenu {...state} />}
    >
      {children}
    </AppShell>
  )
}

function useNavigationCounts(): NavigationCounts {
  const api = useApi()
  const can = useCan()
  const offers = useQuery(api.offers.counts.queryOptions({ input: {}, enabled: can('offers.read') }))
  const newHires = useQuery(api.newHires.counts.queryOptions({ input: {}, enabled: can('newHires.manage') }))
  const unreadNotifications = useUnreadCount()
  const events = useQuery(api.events.counts.queryOptions({ enabled: can('events.read') }))

  return {
    offers: offers.data?.Unpublished,
    newHires: newHires.data?.Pending,
    eventsNeedingAttention: events.data?.needsAttention,
    unreadNotifications,
  }
}
