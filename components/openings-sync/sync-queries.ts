import type { ApiUtils } from '#components/api/client.ts'
import type { OpeningSyncOutcome, SourceItemKind } from '#lib/domain/openings/terms.ts'

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type SyncApi = Pick<ApiUtils, 'openings'>

/** How open jobs and openings are kept together. */
export function setupOptions({ api }: { api: SyncApi }) {
  return api.openings.setup.queryOptions({ input: {} })
}

/** Syncs, newest first, page by page. */
export function syncListOptions({ api }: { api: SyncApi }) {
  return api.openings.syncs.infiniteOptions({
    input: (cursor: string | undefined) => ({ cursor, limit: 20 }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** What one sync did, open job by open job. */
export function syncItemsOptions({ api, id, outcome }: { api: SyncApi; id: string; outcome: OpeningSyncOutcome | null }) {
  return api.openings.syncItems.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, outcome: outcome ?? undefined, cursor, limit: 50 }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** What values of open jobs mean in Ashby. */
export function matchesOptions({ api }: { api: SyncApi }) {
  return api.openings.matches.queryOptions({ input: {} })
}

/** Which custom fields are written to Ashby. */
export function syncedFieldsOptions({ api }: { api: SyncApi }) {
  return api.openings.fields.queryOptions({ input: {} })
}

/** A list of the account. Without words it is told up to LISTED_MAX. */
export function itemsOptions({ api, kind, search = '' }: { api: SyncApi; kind: SourceItemKind; search?: string }) {
  return api.openings.items.queryOptions({ input: { kind, search: search === '' ? undefined : search.slice(0, 200) } })
}

/** As many entries the server tells at once; a list that long may go on, so it is searched there. */
export const LISTED_MAX = 500

/** What Ashby has of an open job. */
export function openingOptions({ api, openJobId }: { api: SyncApi; openJobId: string }) {
  return api.openings.get.queryOptions({ input: { openJobId } })
}
