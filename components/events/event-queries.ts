import type { ApiUtils } from '#components/api/client.ts'
import type { EventFilters } from '#components/events/event-filters.ts'
import type { TimeBounds } from '#components/events/event-times.ts'
import { idSchema } from '#lib/domain/access/contract.ts'

const PAGE_SIZE = 50
/** Shorter words find too much to be searched for. */
const SEARCH_LENGTH_MIN = 2
const SEARCH_LENGTH_MAX = 200

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type EventsApi = Pick<ApiUtils, 'events'>

export type EventRestriction = { filters: EventFilters; bounds: TimeBounds }

/** Events, newest first, page by page. */
export function eventListOptions({ api, ...restriction }: { api: EventsApi } & EventRestriction) {
  const input = toEventInput(restriction)

  return api.events.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...input, limit: PAGE_SIZE, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** Which events the list shows, as the API takes it; its export is asked for in the same words. */
export function toEventInput({ filters, bounds }: EventRestriction) {
  const { state, action, connection, offer, newHire } = filters
  const q = filters.search.trim().slice(0, SEARCH_LENGTH_MAX)

  return {
    ...(state ? { state } : {}),
    ...(action ? { action } : {}),
    ...(connection ? { connectionId: readId(connection) } : {}),
    ...(offer ? { offerId: readId(offer) } : {}),
    ...(newHire ? { newHireId: readId(newHire) } : {}),
    ...bounds,
    ...(q.length >= SEARCH_LENGTH_MIN ? { q } : {}),
  }
}

/** An address can name anything. What is no id is the id of nothing, so that the list is empty instead of refused. */
function readId(text: string): string {
  return idSchema.safeParse(text).data ?? '00000000-0000-0000-0000-000000000000'
}
