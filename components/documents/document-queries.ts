import type { ApiUtils } from '#components/api/client.ts'

/** Documents, newest first, page by page: the same query in the browser and on the server. */
export function documentListOptions({ api }: { api: Pick<ApiUtils, 'documents'> }) {
  return api.documents.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}
