import type { ApiUtils } from '#components/api/client.ts'

/** What members said about an offer: the same in the browser and on the server. */
export function offerCommentsOptions({ api, offerId }: { api: Pick<ApiUtils, 'offerComments'>; offerId: string }) {
  return api.offerComments.list.queryOptions({ input: { offerId } })
}
