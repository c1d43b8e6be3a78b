import {
  Activity,
  Bell,
  BriefcaseBusiness,
  Files,
  FileText,
  FlaskConical,
  House,
  KeyRound,
  type LucideIcon,
  Palette,
  Plug,
  ScrollText,
  Settings,
  UserRoundPlus,
  Users,
  UsersRound,
  Waypoints,
  Webhook,
} from 'lucide-react'
import type { KeySpec } from '#components/patterns/command-keys.ts'
import type { Permission } from '#lib/domain/access/schema.ts'

/** Numbers beside the items. Undefined or zero shows nothing. */
export type NavigationCounts = {
  /** Offers waiting to be published. */
  offers?: number
  /** New hires waiting to be added. */
  newHires?: number
  /** Events that need a person; shown in amber. */
  eventsNeedingAttention?: number
  /** On phones only, where the bell has no place of its own. */
  unreadNotifications?: number
}

export type NavigationItem = {
  id: string
  label: string
  /** Behind the organization's slug: "/offers"; empty is Home. */
  path: string
  icon: LucideIcon
  /** What a member needs to open it; without, the place is absent. Left out where everybody may. */
  permission?: Permission
  keys: KeySpec
  count?: { from: keyof NavigationCounts; tone: 'ink' | 'amber'; label: string }
}

export type CompanyItem = Pick<NavigationItem, 'id' | 'label' | 'path' | 'icon' | 'permission'>

/** The product's places in the order of the sidebar; see splitForPhone for the tabs of phones. */
export const mainNavigation: ReadonlyArray<NavigationItem> = [
  { id: 'home', label: 'Home', path: '', icon: House, keys: 'g h' },
  {
    id: 'offers',
    label: 'Offers',
    path: '/offers',
    icon: FileText,
    permission: 'offers.read',
    keys: 'g o',
    count: { from: 'offers', tone: 'ink', label: 'unpublished' },
  },
  {
    id: 'new-hires',
    label: 'New hires',
    path: '/new-hires',
    icon: UserRoundPlus,
    permission: 'newHires.manage',
    keys: 'g n',
    count: { from: 'newHires', tone: 'ink', label: 'pending' },
  },
  { id: 'people', label: 'People', path: '/people', icon: UsersRound, permission: 'people.read', keys: 'g p' },
  { id: 'openings', label: 'Openings', path: '/openings', icon: BriefcaseBusiness, permission: 'openings.read', keys: 'g j' },
  {
    id: 'events',
    label: 'Events',
    path: '/events',
    icon: Activity,
    permission: 'events.read',
    keys: 'g e',
    count: { from: 'eventsNeedingAttention', tone: 'amber', label: 'need attention' },
  },
]

/** What the Company toggle opens. The icons are for the phone's sheet; the sidebar indents instead. */
export const companyNavigation: ReadonlyArray<CompanyItem> = [
  { id: 'integrations', label: 'Integrations', path: '/company/integrations', icon: Plug, permission: 'connections.read' },
  { id: 'fields', label: 'Fields & mapping', path: '/company/fields', icon: Waypoints, permission: 'fields.manage' },
  { id: 'offer-page', label: 'Offer page', path: '/company/offer-page', icon: Palette, permission: 'offerPage.manage' },
  { id: 'members', label: 'Members & roles', path: '/company/members', icon: Users, permission: 'members.read' },
  { id: 'documents', label: 'Documents', path: '/company/documents', icon: Files, permission: 'documents.read' },
  { id: 'notifications', label: 'Notifications', path: '/company/notifications', icon: Bell },
  { id: 'api-keys', label: 'API keys', path: '/company/api-keys', icon: KeyRound, permission: 'apiKeys.manage' },
  { id: 'webhooks', label: 'Webhooks', path: '/company/webhooks', icon: Webhook, permission: 'webhooks.manage' },
  { id: 'labs', label: 'Labs', path: '/company/labs', icon: FlaskConical, permission: 'organization.manage' },
  { id: 'audit-log', label: 'Audit log', path: '/company/audit-log', icon: ScrollText, permission: 'audit.read' },
  { id: 'settings', label: 'Settings', path: '/company/settings', icon: Settings },
]

export const NOTIFICATIONS_PATH = '/notifications'
export const PROFILE_PATH = '/profile'
export const ERRORS_PATH = '/errors'

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

/** So many places have a tab of their own on a phone, beside More. */
const TABS_MAX = 5

/**
 * The places that are tabs on a phone, and those that stand behind More. Where all do not fit, Home and the places that count what waits
 * keep theirs. Pure.
 */
export function splitForPhone(places: readonly NavigationItem[]): { tabs: NavigationItem[]; behind: NavigationItem[] } {
  if (places.length <= TABS_MAX) return { tabs: [...places], behind: [] }
  const isTab = ({ path, count }: NavigationItem) => path === '' || count !== undefined

  return { tabs: places.filter(isTab), behind: places.filter((place) => !isTab(place)) }
}
