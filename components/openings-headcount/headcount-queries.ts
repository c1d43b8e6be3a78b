import type { OpenJobsApi } from '#components/openings/open-job-queries.ts'
import type { MonthRange } from '#components/openings-headcount/headcount-filters.ts'

/** Headcount by department and month. */
export function headcountOptions({ api, range }: { api: OpenJobsApi; range: MonthRange }) {
  return api.openJobs.headcount.queryOptions({ input: range })
}
