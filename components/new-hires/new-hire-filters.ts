import { createLoader, createSerializer, type inferParserType, parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { type NewHireSort, newHireFlags, newHireSorts, newHireStates } from '#lib/domain/new-hires/terms.ts'

/** What of the new hires' list stands in the address. Defaults are left out of it. */
export const newHireFilterParsers = {
  state: parseAsStringLiteral(newHireStates).withDefault('Pending'),
  search: parseAsString.withDefault(''),
  flag: parseAsStringLiteral(newHireFlags),
  issues: parseAsStringLiteral(['with', 'without']),
  sort: parseAsStringLiteral(newHireSorts).withDefault('startDate'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  /** How many pages of the list are loaded. */
  page: parseAsInteger.withDefault(1),
}

export type NewHireFilters = inferParserType<typeof newHireFilterParsers>

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadNewHireFilters = createLoader(newHireFilterParsers)

const serialize = createSerializer(newHireFilterParsers)

type NewHiresAddressParts = { slug: string; id?: string | null; filters: Partial<NewHireFilters> }

/** The address of the list, or of one new hire beside it. */
export function buildNewHiresHref({ slug, id = null, filters }: NewHiresAddressParts): string {
  return serialize(id ? `/${slug}/new-hires/${id}` : `/${slug}/new-hires`, filters)
}

/** Filters that hide new hires; the tab and the order hide none. */
export type NewHireRestriction = Pick<NewHireFilters, 'search' | 'flag' | 'issues'>

export const NO_RESTRICTION: NewHireRestriction = { search: '', flag: null, issues: null }

/** Whether something other than the tab hides new hires. */
export function isRestricted({ search, flag, issues }: NewHireRestriction): boolean {
  return search !== '' || flag !== null || issues !== null
}

export type NewHireOrder = { sort: NewHireSort; order: 'asc' | 'desc'; label: string }

/** The orders one can choose, in words. "Newest" ascending is the newest first: that is the API's order. */
export const newHireOrders: readonly NewHireOrder[] = [
  { sort: 'startDate', order: 'asc', label: 'Start date, soonest first' },
  { sort: 'startDate', order: 'desc', label: 'Start date, latest first' },
  { sort: 'newest', order: 'asc', label: 'Newest first' },
  { sort: 'newest', order: 'desc', label: 'Oldest first' },
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
]
