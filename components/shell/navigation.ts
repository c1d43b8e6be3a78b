import { Activity, FileText, House, type LucideIcon, Plug, Settings } from 'lucide-react'
import type { KeySpec } from '#components/patterns/shortcut-keys.ts'

/** Numbers beside the items. Undefined or zero shows nothing. */
export type NavigationCounts = {
  /** Offers waiting to be published. */
  offers?: number
  /** Events that need a person; shown in amber. */
  eventsNeedingAttention?: number
}

export type NavigationItem = {
  id: string
  label: string
  /** Behind the organization's slug: "/offers"; empty is Home. */
  path: string
  icon: LucideIcon
  keys: KeySpec
  count?: { from: keyof NavigationCounts; tone: 'ink' | 'amber'; label: string }
}

export type CompanyItem = Pick<NavigationItem, 'id' | 'label' | 'path' | 'icon'>

/** The product's places in the order of the sidebar; the phone's tabs are the same list. */
export const mainNavigation: ReadonlyArray<NavigationItem> = [
  { id: 'home', label: 'Home', path: '', icon: House, keys: 'g h' },
  {
    id: 'offers',
    label: 'Offers',
    path: '/offers',
    icon: FileText,
    keys: 'g o',
    count: { from: 'offers', tone: 'ink', label: 'unpublished' },
  },
  {
    id: 'events',
    label: 'Events',
    path: '/events',
    icon: Activity,
    keys: 'g e',
    count: { from: 'eventsNeedingAttention', tone: 'amber', label: 'need attention' },
  },
]

/** What the Company toggle opens. The icons are for the phone's sheet; the sidebar indents instead. */
export const companyNavigation: ReadonlyArray<CompanyItem> = [
  { id: 'integrations', label: 'Integrations', path: '/company/integrations', icon: Plug },
  { id: 'settings', label: 'Settings', path: '/company/settings', icon: Settings },
]

export const PROFILE_PATH = '/profile'

/** The address of a place in an organization. */
export function buildPlaceHref({ slug, path }: { slug: string; path: string }): string {
  return `/${slug}${path}`
}

/** Whether an address is at or below a place. Home is only itself, since every address begins with it. */
export function isAtPlace({ pathname, slug, path }: { pathname: string; slug: string; path: string }): boolean {
  const href = buildPlaceHref({ slug, path })

  if (path === '') return pathname === href

  return pathname === href || pathname.startsWith(`${href}/`)
}
