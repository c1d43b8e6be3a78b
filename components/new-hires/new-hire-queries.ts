import type { ApiUtils } from '#components/api/client.ts'
import type { NewHireFilters, NewHireRestriction } from '#components/new-hires/new-hire-filters.ts'

const PAGE_SIZE = 50
/** A reload brings back so many pages at the most; the rest is a press away. */
const PAGES_MAX = 10

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type NewHiresApi = Pick<ApiUtils, 'newHires'>

/** The list of one tab, page by page. */
export function newHireListOptions({ api, filters }: { api: NewHiresApi; filters: NewHireFilters }) {
  const { state, sort, order } = filters

  return api.newHires.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...toRestrictionInput(filters), state, sort, order, limit: PAGE_SIZE, cursor }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** The list as its address names it, for the first paint: with every page that was loaded. */
export function newHirePagesOptions({ api, filters }: { api: NewHiresApi; filters: NewHireFilters }) {
  return { ...newHireListOptions({ api, filters }), pages: Math.min(Math.max(filters.page, 1), PAGES_MAX) }
}

/** The numbers on the tabs, under the same restriction as the list. */
export function newHireCountsOptions({ api, filters }: { api: NewHiresApi; filters: NewHireRestriction }) {
  return api.newHires.counts.queryOptions({ input: toRestrictionInput(filters) })
}

function toRestrictionInput({ search, flag, issues }: NewHireRestriction) {
  return {
    ...(search === '' ? {} : { search }),
    ...(flag ? { flag } : {}),
    ...(issues ? { hasIssues: String(issues === 'with') } : {}),
  }
}
