import type { ApiUtils } from '#components/api/client.ts'
import type { ExportCsv } from '#components/api/use-export-csv.ts'
import type { OpenJobFilters } from '#components/openings/open-job-filters.ts'

const PAGE_SIZE = 50

/** The part of the API that these queries are made of: the same in the browser and on the server. */
export type OpenJobsApi = Pick<ApiUtils, 'openJobs' | 'fields'>

/** What the filters hide, as the API takes it. */
export function toOpenJobFilter({ search, status, department, location }: OpenJobFilters) {
  return {
    search: search === '' ? undefined : search.slice(0, 200),
    status: status ?? undefined,
    department: department?.slice(0, 500),
    location: location?.slice(0, 500),
  }
}

/** The open jobs that the filters show, with every field that the reader may see, as a file. */
export function toOpenJobExport(filters: OpenJobFilters): ExportCsv {
  const { sort, order } = filters

  return { path: '/api/files/open-jobs', body: { ...toOpenJobFilter(filters), sort, order }, name: 'open-jobs' }
}

/** Open jobs, page by page. */
export function openJobListOptions({ api, filters }: { api: OpenJobsApi; filters: OpenJobFilters }) {
  const { sort, order } = filters

  return api.openJobs.list.infiniteOptions({
    input: (cursor: string | undefined) => ({ ...toOpenJobFilter(filters), sort, order, cursor, limit: PAGE_SIZE }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

/** How many of each status the other filters leave. */
export function openJobCountsOptions({ api, filters }: { api: OpenJobsApi; filters: OpenJobFilters }) {
  const { status: _, ...input } = toOpenJobFilter(filters)

  return api.openJobs.counts.queryOptions({ input })
}

/** Departments, teams and locations that open jobs and people have. */
export function openJobChoicesOptions({ api }: { api: OpenJobsApi }) {
  return api.openJobs.choices.queryOptions({ input: {} })
}

export function openJobOptions({ api, id }: { api: OpenJobsApi; id: string }) {
  return api.openJobs.get.queryOptions({ input: { id } })
}

/** The fields that open jobs have, archived ones included. */
export function openJobFieldsOptions({ api }: { api: OpenJobsApi }) {
  return api.fields.list.queryOptions({ input: { object: 'OpenJob' } })
}
