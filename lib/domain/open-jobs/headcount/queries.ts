import { HEADCOUNT_MONTHS_MAX } from '#lib/domain/open-jobs/terms.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import { AppError } from '#lib/platform/errors.ts'
import { arrangeHeadcount, type Headcount, listMonths } from './rules.ts'

export type ReadHeadcount = {
  scope: TenantScope
  /** Months, YYYY-MM, both included. */
  from: string
  to: string
}

/**
 * Who works here at the end of each month by department, and the open jobs that should have started by then. Two queries.
 * @throws AppError `invalid_input` for a time that ends before it begins, or is too long.
 */
export async function readHeadcount({ scope, from, to }: ReadHeadcount): Promise<Headcount> {
  const { organizationId } = scope
  const months = listMonths({ from, to, most: HEADCOUNT_MONTHS_MAX })
  if (months === null) {
    const userMessage = `Choose a first month that is not after the last one, and at most ${HEADCOUNT_MONTHS_MAX} months.`
    throw new AppError({ code: 'invalid_input', retry: 'no', userMessage, fields: { to: userMessage } })
  }
  const firsts = months.map((month) => `${month}-01`)

  return inTenant(scope, async (tx) => {
    // Periods say where somebody worked at that time; one without a first day counts as begun.
    const people = await query<{ department: string | null; month: string; count: number }>(tx)`
      select period."department", to_char(month.first, 'YYYY-MM') as month, count(distinct period."personId")::int as count
      from unnest(${firsts}::date[]) as month(first)
      cross join lateral (select to_char(month.first + interval '1 month' - interval '1 day', 'YYYY-MM-DD') as day) as last
      join "person_period" as period on period."organizationId" = ${organizationId}::uuid
        and (period."startDate" is null or period."startDate" <= last.day)
        and (period."endDate" is null or period."endDate" >= last.day)
      group by 1, 2`
    const jobs = await query<{ department: string | null; month: string | null; count: number }>(tx)`
      select "department", left("targetStartDate", 7) as month, count(*)::int as count
      from "open_job"
      where "organizationId" = ${organizationId}::uuid and "statusKey" in ('Planned', 'Active', 'Paused')
      group by 1, 2`

    return arrangeHeadcount({ months, people, jobs })
  })
}
