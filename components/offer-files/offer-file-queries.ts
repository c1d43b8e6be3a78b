import type { ApiUtils } from '#components/api/client.ts'

/** The documents of one offer: the same in the browser and on the server. */
export function offerFilesOptions({ api, id }: { api: Pick<ApiUtils, 'offerFiles'>; id: string }) {
  return api.offerFiles.list.queryOptions({ input: { id } })
}

/** Where one of them is downloaded. A link sends no headers, so the organization stands in it. */
export function buildOfferFileHref({ slug, offerId, fileId }: { slug: string; offerId: string; fileId: string }): string {
  return `/api/files/offers/${offerId}/files/${fileId}?organization=${encodeURIComponent(slug)}`
}
