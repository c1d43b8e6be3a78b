import type { ApiUtils } from '#components/api/client.ts'
import type { EventFilters } from '#components/events/event-filters.ts'
import { idSchema } from '#lib/domain/access/contract.ts'

const PAGE_SIZE = 50

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type EventsApi = Pick<ApiUtils, 'events'>

/** Events, newest first, page by page. */
export function eventListOptions({ api, filters }: { api: EventsApi; filters: EventFilters }) {
  const { state, action, connection, offer, newHire } = filters
  const restriction = {
    ...(state ? { state } : {}),
    ...(action ? { action } : {}),
    ...(connection ? { connectionId: readId(connection) } : {}),
    ...(offer ? { offerId: readId(offer) } : {}),
    ...(newHire ? { newHireId: readId(newHire) } : {}),
  }

  return api.events.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...restriction, limit: PAGE_SIZE, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** An address can name anything. What is no id is the id of nothing, so that the list is empty instead of refused. */
function readId(text: string): string {
  return idSchema.safeParse(text).data ?? '00000000-0000-0000-0000-000000000000'
}
