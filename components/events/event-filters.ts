import { createLoader, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

export const payloadViews = ['payload', 'headers', 'act'] as const
export type PayloadView = (typeof payloadViews)[number]

/** What of the events' list stands in the address. Defaults are left out of it. */
export const eventFilterParsers = {
  state: parseAsStringLiteral(eventStateSchema.options),
  action: parseAsString,
  connection: parseAsString,
  offer: parseAsString,
  newHire: parseAsString,
}

export type EventFilters = inferParserType<typeof eventFilterParsers>

export const NO_EVENT_FILTERS: EventFilters = { state: null, action: null, connection: null, offer: null, newHire: null }

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadEventFilters = createLoader(eventFilterParsers)

const serialize = createSerializer({
  ...eventFilterParsers,
  view: parseAsStringLiteral(payloadViews).withDefault('payload'),
})

export type EventsPlace = { slug: string; id?: string | null; filters: EventFilters; view?: PayloadView }

/** The address of the list, or of one event beside it. */
export function buildEventsHref({ slug, id = null, filters, view = 'payload' }: EventsPlace): string {
  return serialize(id ? `/${slug}/events/${id}` : `/${slug}/events`, { ...filters, view })
}

export function isFiltered(filters: EventFilters): boolean {
  return Object.values(filters).some((value) => value !== null)
}
