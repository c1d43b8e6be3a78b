import { calendarDateSchema } from '#lib/domain/access/contract.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { type SummaryRow, summarySelect, toSummary } from '#lib/domain/open-jobs/queries.ts'
import { type OpenJobSort, type RecruitingStatus, recruitingStatuses } from '#lib/domain/open-jobs/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { listStretches, readStretches } from '#lib/platform/db/list-page.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

/** Counts stop here: past it only "more than 1000" is of use, and counting on would cost a scan. */
const COUNT_MAX = 1001
/** How many matches of a search are looked at. */
const SEARCH_MAX = 1000
/** How many departments, teams and locations are told. */
const CHOICES_MAX = 500

export type OpenJobFilter = {
  search?: string
  status?: RecruitingStatus
  department?: string
  location?: string
}

export type ListOpenJobs = OpenJobFilter & {
  scope: TenantScope
  permissions: readonly Permission[]
  sort: OpenJobSort
  order: 'asc' | 'desc'
  cursor?: string
  limit: number
}

/**
 * One page of open jobs. Cursors carry (sort value, id), so that a page stays where it is while jobs come in. One query with a search, and
 * four for the page with who was hired and its openings, or eight where it reaches the jobs without a sort value.
 */
export async function listOpenJobs(options: ListOpenJobs): Promise<{ items: OpenJobSummary[]; nextCursor: string | null }> {
  const { scope, permissions, sort, order, cursor, limit } = options

  return inTenant(scope, async (tx) => {
    const where = await buildOpenJobFilter(tx, options)
    const rows = await readStretches<Prisma.OpenJobWhereInput, SummaryRow>({
      stretches: findStretches({ sort, order, cursor }),
      limit: limit + 1,
      read: (stretch, take) =>
        tx.openJob.findMany({ where: { AND: [where, stretch] }, orderBy: buildOrder({ sort, order }), take, select: summarySelect }),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined

    return {
      items: page.map((row) => toSummary({ row, permissions })),
      nextCursor: hasMore ? encodeCursor([sort === 'newest' ? null : last[sort], last.id]) : null,
    }
  })
}

/** How many open jobs there are of each status, at most 1001 each. Five queries, and one with a search. */
export async function countOpenJobs({
  scope,
  ...filter
}: Omit<OpenJobFilter, 'status'> & { scope: TenantScope }): Promise<Record<RecruitingStatus, number>> {
  return inTenant(scope, async (tx) => {
    const where = await buildOpenJobFilter(tx, { ...filter, scope })
    const counts: Partial<Record<RecruitingStatus, number>> = {}
    for (const status of recruitingStatuses) {
      counts[status] = await tx.openJob.count({ where: { ...where, statusKey: status }, take: COUNT_MAX })
    }

    return counts as Record<RecruitingStatus, number>
  })
}

export type OpenJobChoices = { departments: string[]; teams: string[]; locations: string[] }

/** Departments, teams and locations that open jobs and people have, by name. One query. */
export async function listOpenJobChoices({ scope }: { scope: TenantScope }): Promise<OpenJobChoices> {
  const { organizationId } = scope

  return inTenant(scope, async (tx) => {
    const rows = await query<{ kind: keyof OpenJobChoices; name: string }>(tx)`
      select kind, name from (
        select found.kind, found.name, row_number() over (partition by found.kind order by found.name) as place from (
          select 'departments' as kind, "department" as name from "open_job" where "organizationId" = ${organizationId}::uuid
          union select 'departments', "department" from "person" where "organizationId" = ${organizationId}::uuid
          union select 'teams', "team" from "open_job" where "organizationId" = ${organizationId}::uuid
          union select 'locations', "location" from "open_job" where "organizationId" = ${organizationId}::uuid
          union select 'locations', "location" from "person" where "organizationId" = ${organizationId}::uuid
        ) as found
        where found.name is not null
      ) as placed
      where place <= ${CHOICES_MAX}
      order by kind, name`
    const names = (kind: keyof OpenJobChoices) => rows.filter((row) => row.kind === kind).map(({ name }) => name)

    return { departments: names('departments'), teams: names('teams'), locations: names('locations') }
  })
}

/** The rows of a filter; words are matched anywhere, all of them. One query with a search, none without. */
export async function buildOpenJobFilter(
  tx: TenantTransaction,
  { scope, search, status, department, location }: OpenJobFilter & { scope: TenantScope },
): Promise<Prisma.OpenJobWhereInput> {
  const patterns = readSearchPatterns(search ?? '')

  return {
    ...tenantWhere(scope),
    ...(status === undefined ? {} : { statusKey: status }),
    ...(department === undefined ? {} : { department }),
    ...(location === undefined ? {} : { location }),
    ...(patterns.length > 0 ? { id: { in: await searchOpenJobs(tx, patterns) } } : {}),
  }
}

/** The newest matches. */
async function searchOpenJobs(tx: TenantTransaction, patterns: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`
    select id::text as id from app.search_open_jobs(${[...patterns]}::text[], ${SEARCH_MAX}::int) as found(id)`

  return rows.map(({ id }) => id)
}

type Order = { sort: OpenJobSort; order: 'asc' | 'desc' }

function buildOrder({ sort, order }: Order): Prisma.OpenJobOrderByWithRelationInput[] {
  return sort === 'newest' ? [{ id: order }] : [{ [sort]: order }, { id: order }]
}

/** Where a page goes on. Open jobs without a title or a date stand last in both orders. */
function findStretches({ sort, order, cursor }: Order & { cursor?: string }): Prisma.OpenJobWhereInput[] {
  const after = cursor ? decodeCursor(cursor, sort === 'targetStartDate' ? calendarDateSchema.nullable() : undefined) : null
  if (sort === 'newest') return [after ? { id: { [order === 'asc' ? 'gt' : 'lt']: after[1] } } : {}]

  return listStretches({ column: sort, order, after, isNullable: true })
}
