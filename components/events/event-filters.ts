import { createLoader, createParser, createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { eventTimes } from '#components/events/event-times.ts'
import { eventStateSchema } from '#lib/domain/events/schema.ts'

export const payloadViews = ['payload', 'headers', 'calls', 'act', 'replays'] as const
export type PayloadView = (typeof payloadViews)[number]

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/

/** A calendar date `YYYY-MM-DD`; what is no day of any month counts as not given. */
const parseAsCalendarDate = createParser<string>({
  parse: (text) => (CALENDAR_DATE.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? text : null),
  serialize: (date) => date,
})

/** What of the events' list stands in the address. Defaults are left out of it. */
export const eventFilterParsers = {
  state: parseAsStringLiteral(eventStateSchema.options),
  action: parseAsString,
  connection: parseAsString,
  offer: parseAsString,
  newHire: parseAsString,
  search: parseAsString.withDefault(''),
  /** A span that ends now; it goes before `from` and `to`. */
  time: parseAsStringLiteral(eventTimes),
  /** First and last day, in the organization's time zone. */
  from: parseAsCalendarDate,
  to: parseAsCalendarDate,
}

export type EventFilters = inferParserType<typeof eventFilterParsers>

export const NO_EVENT_FILTERS: EventFilters = {
  state: null,
  action: null,
  connection: null,
  offer: null,
  newHire: null,
  search: '',
  time: null,
  from: null,
  to: null,
}

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadEventFilters = createLoader(eventFilterParsers)

const serialize = createSerializer({
  ...eventFilterParsers,
  view: parseAsStringLiteral(payloadViews).withDefault('payload'),
})

export type EventsPlace = { slug: string; id?: string | null; filters?: Partial<EventFilters>; view?: PayloadView }

/** The address of the list, or of one event beside it. */
export function buildEventsHref({ slug, id = null, filters = {}, view = 'payload' }: EventsPlace): string {
  return serialize(id ? `/${slug}/events/${id}` : `/${slug}/events`, { ...filters, view })
}

export function isFiltered(filters: EventFilters): boolean {
  return Object.values(filters).some((value) => value !== null && value !== '')
}
