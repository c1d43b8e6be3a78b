import { createLoader, createSerializer, type inferParserType, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { personSorts, personStatuses } from '#lib/domain/people/terms.ts'

/** What the directory can show beside the name, in its order. */
export const personColumns = [
  'jobTitle',
  'department',
  'location',
  'manager',
  'startDate',
  'status',
  'personalEmail',
  'personalPhone',
  'endDate',
] as const
export type PersonColumn = (typeof personColumns)[number]

export const DEFAULT_COLUMNS: PersonColumn[] = ['jobTitle', 'department', 'location', 'manager', 'startDate', 'status']

/** What of the directory stands in the address. Defaults are left out of it. */
export const peopleFilterParsers = {
  search: parseAsString.withDefault(''),
  status: parseAsStringLiteral(personStatuses),
  department: parseAsString,
  location: parseAsString,
  sort: parseAsStringLiteral(personSorts).withDefault('name'),
  order: parseAsStringLiteral(['asc', 'desc']).withDefault('asc'),
  columns: parseAsArrayOf(parseAsStringLiteral(personColumns)).withDefault(DEFAULT_COLUMNS),
}

export type PeopleFilters = inferParserType<typeof peopleFilterParsers>

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadPeopleFilters = createLoader(peopleFilterParsers)

const serialize = createSerializer(peopleFilterParsers)

/** The address of the directory. */
export function buildPeopleHref({ slug, filters = {} }: { slug: string; filters?: Partial<PeopleFilters> }): string {
  return serialize(`/${slug}/people`, filters)
}

export function buildPersonHref({ slug, id }: { slug: string; id: string }): string {
  return `/${slug}/people/${id}`
}

export function buildCalendarHref({ slug }: { slug: string }): string {
  return `/${slug}/people/calendar`
}

export function buildImportHref({ slug }: { slug: string }): string {
  return `/${slug}/people/import`
}

/** Filters that hide people; order and columns hide none. */
export const NO_RESTRICTION = { search: '', status: null, department: null, location: null } satisfies Partial<PeopleFilters>

/** Whether something hides people of the directory. */
export function isRestricted({ search, status, department, location }: PeopleFilters): boolean {
  return search !== '' || status !== null || department !== null || location !== null
}
