import { createLoader, createSerializer, type inferParserType, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { type OpenJobSort, openJobSorts, recruitingStatuses } from '#lib/domain/open-jobs/terms.ts'

/** What the table can show beside the title, in its order. */
export const openJobColumns = [
  'identifier',
  'department',
  'team',
  'location',
  'manager',
  'status',
  'opening',
  'targetHireDate',
  'targetStartDate',
  'pay',
  'employmentType',
  'isBackfill',
] as const
export type OpenJobColumn = (typeof openJobColumns)[number]

export const DEFAULT_COLUMNS: OpenJobColumn[] = [
  'identifier',
  'department',
  'location',
  'status',
  'opening',
  'targetStartDate',
  'pay',
  'employmentType',
  'isBackfill',
]

/** What of the list stands in the address. Defaults are left out of it. */
export const openJobFilterParsers = {
  search: parseAsString.withDefault(''),
  status: parseAsStringLiteral(recruitingStatuses),
  department: parseAsString,
  location: parseAsString,
  sort: parseAsStringLiteral(openJobSorts).withDefault('newest'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('desc'),
  columns: parseAsArrayOf(parseAsStringLiteral(openJobColumns)).withDefault(DEFAULT_COLUMNS),
}

export type OpenJobFilters = inferParserType<typeof openJobFilterParsers>

/** A change of the filters: null takes one out. */
export type OpenJobFilterChange = { [Key in keyof OpenJobFilters]?: OpenJobFilters[Key] | null }

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadOpenJobFilters = createLoader(openJobFilterParsers)

const serialize = createSerializer(openJobFilterParsers)

type OpeningsAddress = { slug: string; id?: string | null; filters?: Partial<OpenJobFilters> }

/** The address of the list, or of one open job with the list that it was opened from. */
export function buildOpeningsHref({ slug, id = null, filters = {} }: OpeningsAddress): string {
  return serialize(id === null ? `/${slug}/openings` : `/${slug}/openings/${id}`, filters)
}

export function buildHeadcountHref({ slug }: { slug: string }): string {
  return `/${slug}/openings/headcount`
}

export function buildOpenJobImportHref({ slug }: { slug: string }): string {
  return `/${slug}/openings/import`
}

/** Filters that hide open jobs; order and columns hide none. */
export const NO_RESTRICTION = { search: '', status: null, department: null, location: null } satisfies Partial<OpenJobFilters>

/** Whether something hides open jobs. */
export function isRestricted({ search, status, department, location }: OpenJobFilters): boolean {
  return search !== '' || status !== null || department !== null || location !== null
}

export type OpenJobOrder = { sort: OpenJobSort; order: 'asc' | 'desc'; label: string }

/** The orders one can choose, in words. The first is the usual one. */
export const openJobOrders: readonly OpenJobOrder[] = [
  { sort: 'newest', order: 'desc', label: 'Newest first' },
  { sort: 'newest', order: 'asc', label: 'Oldest first' },
  { sort: 'targetStartDate', order: 'asc', label: 'Start date, soonest first' },
  { sort: 'targetStartDate', order: 'desc', label: 'Start date, latest first' },
  { sort: 'title', order: 'asc', label: 'Title, A to Z' },
  { sort: 'title', order: 'desc', label: 'Title, Z to A' },
]
