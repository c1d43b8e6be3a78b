import type { ApiUtils } from '#components/api/client.ts'
import type { ExportCsv } from '#components/api/use-export-csv.ts'
import type { PeopleFilters } from '#components/people/people-filters.ts'

const PAGE_SIZE = 50

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type PeopleApi = Pick<ApiUtils, 'people'>

/** What the filters hide, as the API takes it. */
export function toPeopleFilter({ search, status, department, location }: PeopleFilters) {
  return {
    search: search === '' ? undefined : search.slice(0, 200),
    status: status ?? undefined,
    department: department?.slice(0, 500),
    location: location?.slice(0, 500),
  }
}

/** The people that the filters show, with every field that the reader may see, as a file. */
export function toPeopleExport(filters: PeopleFilters): ExportCsv {
  const { sort, order } = filters

  return { path: '/api/files/people', body: { ...toPeopleFilter(filters), sort, order }, name: 'people' }
}

/** People of the directory, page by page. */
export function peopleListOptions({ api, filters }: { api: PeopleApi; filters: PeopleFilters }) {
  const { sort, order } = filters

  return api.people.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...toPeopleFilter(filters), sort, order, cursor, limit: PAGE_SIZE }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** How many of each status the other filters leave. */
export function peopleCountsOptions({ api, filters }: { api: PeopleApi; filters: PeopleFilters }) {
  const { status: _, ...input } = toPeopleFilter(filters)

  return api.people.counts.queryOptions({ input })
}

/** Departments and locations that people have. */
export function peopleChoicesOptions({ api }: { api: PeopleApi }) {
  return api.people.choices.queryOptions({ input: {} })
}
