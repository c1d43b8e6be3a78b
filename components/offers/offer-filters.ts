import { createLoader, createSerializer, type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { environmentSchema } from '#lib/domain/connections/schema.ts'
import { type OfferSort, offerFlagSchema, offerSortSchema, offerStateSchema } from '#lib/domain/offers/schema.ts'

/** What of the offers' list stands in the address. Defaults are left out of it. */
export const offerFilterParsers = {
  state: parseAsStringLiteral(offerStateSchema.options).withDefault('Unpublished'),
  search: parseAsString.withDefault(''),
  flag: parseAsStringLiteral(offerFlagSchema.options),
  issues: parseAsStringLiteral(['with', 'without']),
  environment: parseAsStringLiteral(environmentSchema.options),
  sort: parseAsStringLiteral(offerSortSchema.options).withDefault('startDate'),
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
export type OfferRestriction = Pick<OfferFilters, 'search' | 'flag' | 'issues' | 'environment'>

export const NO_RESTRICTION: OfferRestriction = { search: '', flag: null, issues: null, environment: null }

/** Whether something other than the tab hides offers. */
export function isRestricted({ search, flag, issues, environment }: OfferRestriction): boolean {
  return search !== '' || flag !== null || issues !== null || environment !== null
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
