import type { ApiUtils } from '#components/api/client.ts'
import type { OfferFilters, OfferRestriction } from '#components/offers/offer-filters.ts'

const PAGE_SIZE = 50
/** A reload brings back so many pages at the most; the rest is a press away. */
const PAGES_MAX = 10

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type OffersApi = Pick<ApiUtils, 'offers'>

/** The list of one tab, page by page. */
export function offerListOptions({ api, filters }: { api: OffersApi; filters: OfferFilters }) {
  return api.offers.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...toListInput(filters), limit: PAGE_SIZE, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** The list as its address names it, for the first paint: with every page that was loaded. */
export function offerPagesOptions({ api, filters }: { api: OffersApi; filters: OfferFilters }) {
  return { ...offerListOptions({ api, filters }), pages: Math.min(Math.max(filters.page, 1), PAGES_MAX) }
}

/** The numbers on the tabs, under the same restriction as the list. */
export function offerCountsOptions({ api, filters }: { api: OffersApi; filters: OfferRestriction }) {
  return api.offers.counts.queryOptions({ input: toRestrictionInput(filters) })
}

/** Which offers the list shows and in which order, as the API takes it; its export is asked for in the same words. */
export function toListInput({ state, sort, order, ...filters }: OfferFilters) {
  return { ...toRestrictionInput(filters), state, sort, order }
}

function toRestrictionInput({ search, flag, issues, environment, assignee, archived }: OfferRestriction) {
  return {
    ...(search === '' ? {} : { search }),
    ...(flag ? { flag } : {}),
    ...(issues ? { hasIssues: String(issues === 'with') } : {}),
    ...(environment ? { environment } : {}),
    ...(assignee ? { assignee } : {}),
    ...(archived ? { isArchived: 'true' } : {}),
  }
}
