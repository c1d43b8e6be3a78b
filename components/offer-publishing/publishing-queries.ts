import type { ApiUtils } from '#components/api/client.ts'

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type PublishingApi = Pick<ApiUtils, 'offerPublishing' | 'offerMessages'>

/** An offer's way to the candidate and back. */
export function publishingOptions({ api, id }: { api: PublishingApi; id: string }) {
  return api.offerPublishing.get.queryOptions({ input: { id } })
}

/** What the candidate asked and what was replied. */
export function offerMessagesOptions({ api, id }: { api: PublishingApi; id: string }) {
  return api.offerMessages.list.queryOptions({ input: { id } })
}
