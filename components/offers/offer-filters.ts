import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { environments } from '#lib/domain/connections/terms.ts'
import { type OfferSort, offerFlags, offerSorts, offerStates } from '#lib/domain/offers/terms.ts'

/** What of the offers' list stands in the address. Defaults are left out of it. */
export const offerFilterParsers = {
  state: parseAsStringLiteral(offerStates).withDefault('Unpublished'),
  search: parseAsString.withDefault(''),
  flag: parseAsStringLiteral(offerFlags),
  issues: parseAsStringLiteral(['with', 'without']),
  environment: parseAsStringLiteral(environments),
  /** `me`, `none`, or a member's user id. */
  assignee: parseAsString,
  /** Archived offers instead of the others. */
  archived: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(offerSorts).withDefault('startDate'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  /** How many pages of the list are loaded. */
  page: parseAsInteger.withDefault(1),
}

export type OfferFilters = inferParserType<typeof offerFilterParsers>

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadOfferFilters = createLoader(offerFilterParsers)

const serialize = createSerializer(offerFilterParsers)

/** The address of the list, or of one offer beside it. */
export function buildOffersHref({
  slug,
  id = null,
  filters,
}: {
  slug: string
  id?: string | null
  filters: Partial<OfferFilters>
}): string {
  return serialize(id ? `/${slug}/offers/${id}` : `/${slug}/offers`, filters)
}

/** Filters that hide offers; the tab and the order hide none. */
export type OfferRestriction = Pick<OfferFilters, 'search' | 'flag' | 'issues' | 'environment' | 'assignee' | 'archived'>

export const NO_RESTRICTION: OfferRestriction = { search: '', flag: null, issues: null, environment: null, assignee: null, archived: false }

/** Whether something other than the tab hides offers. */
export function isRestricted({ archived, ...others }: OfferRestriction): boolean {
  return archived || isNarrowed(others)
}

/** Whether something hides offers of the list, be it that of archived ones or that of the others. */
export function isNarrowed({ search, flag, issues, environment, assignee }: Omit<OfferRestriction, 'archived'>): boolean {
  return search !== '' || flag !== null || issues !== null || environment !== null || assignee !== null
}

export type OfferOrder = { sort: OfferSort; order: 'asc' | 'desc'; label: string; needsPay: boolean }

/** The orders one can choose, in words. "Newest" ascending is the newest first: that is the API's order. */
export const offerOrders: readonly OfferOrder[] = [
  { sort: 'startDate', order: 'asc', label: 'Start date, soonest first', needsPay: false },
  { sort: 'startDate', order: 'desc', label: 'Start date, latest first', needsPay: false },
  { sort: 'newest', order: 'asc', label: 'Newest first', needsPay: false },
  { sort: 'newest', order: 'desc', label: 'Oldest first', needsPay: false },
  { sort: 'name', order: 'asc', label: 'Name, A to Z', needsPay: false },
  { sort: 'name', order: 'desc', label: 'Name, Z to A', needsPay: false },
  { sort: 'baseSalary', order: 'desc', label: 'Base salary, highest first', needsPay: true },
  { sort: 'baseSalary', order: 'asc', label: 'Base salary, lowest first', needsPay: true },
]
