import { createLoader, type inferParserType, parseAsStringLiteral } from 'nuqs/server'
import type { ApiUtils } from '#components/api/client.ts'
import { messageStates, sentEvents } from '#lib/domain/outgoing-webhooks/terms.ts'

/** What of the log of a webhook stands in the address. */
export const deliveryFilterParsers = {
  state: parseAsStringLiteral(messageStates),
  event: parseAsStringLiteral(sentEvents),
}

export type DeliveryFilters = inferParserType<typeof deliveryFilterParsers>

export const NO_DELIVERY_FILTERS: DeliveryFilters = { state: null, event: null }

/** Reads the filters of a page's `searchParams`. What does not fit counts as not given. */
export const loadDeliveryFilters = createLoader(deliveryFilterParsers)

type DeliveryListInput = { api: Pick<ApiUtils, 'outgoingWebhooks'>; webhookId: string; filters: DeliveryFilters }

/** What a webhook was told, newest first, page by page: the same query in the browser and on the server. */
export function deliveryListOptions({ api, webhookId, filters: { state, event } }: DeliveryListInput) {
  return api.outgoingWebhooks.messages.infiniteOptions({
    input: (cursor: string | undefined) => ({ id: webhookId, state: state ?? undefined, event: event ?? undefined, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
