import { readFields } from '#lib/domain/fields/queries.ts'
import type { NewHireSummary } from '#lib/domain/new-hires/contract.ts'
import {
  type HireSummaryRow,
  type HireVisibility,
  hireSummarySelect,
  toHireSummary,
  whereHireVisible,
} from '#lib/domain/new-hires/queries.ts'
import { type NewHireFlag, type NewHireSort, type NewHireState, newHireStates } from '#lib/domain/new-hires/terms.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { listStretches, readStretches } from '#lib/platform/db/list-page.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

/** Counts stop here: past it only "more than 1000" is of use, and counting on would cost a scan. */
const COUNT_MAX = 1001
/** How many matches of a search are looked at. */
const SEARCH_MAX = 1000

export type NewHireFilter = { search?: string; flag?: NewHireFlag; hasIssues?: boolean }

type Reader = { scope: TenantScope; visibility: HireVisibility }

export type ListNewHires = NewHireFilter &
  Reader & {
    state: NewHireState
    sort: NewHireSort
    order: 'asc' | 'desc'
    cursor?: string
    limit: number
  }

/** One page of new hires of one state. Cursors carry (sort value, id), so that a page stays where it is while rows come in. */
export async function listNewHires(options: ListNewHires): Promise<{ items: NewHireSummary[]; nextCursor: string | null }> {
  const { scope, sort, order, cursor, limit } = options

  return inTenant(scope, async (tx) => {
    const where = await buildFilter(tx, options)
    const rows = await readStretches<Prisma.NewHireWhereInput, HireSummaryRow>({
      stretches: findStretches({ sort, order, cursor }),
      limit: limit + 1,
      read: (stretch, take) =>
        tx.newHire.findMany({ where: { AND: [where, stretch] }, orderBy: orderRows({ sort, order }), take, select: hireSummarySelect }),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined
    const fields = await readFields(tx, { scope, object: 'Person' })

    return {
      items: page.map((row) => toHireSummary({ row, fields })),
      nextCursor: hasMore ? encodeCursor([sortValue(last, sort), last.id]) : null,
    }
  })
}

/** How many new hires each state holds, at most 1001 each. */
export async function countNewHires({ scope, ...options }: NewHireFilter & Reader): Promise<Record<NewHireState, number>> {
  return inTenant(scope, async (tx) => {
    const counts: Record<NewHireState, number> = { Pending: 0, Added: 0, Dismissed: 0 }
    for (const state of newHireStates) {
      counts[state] = await tx.newHire.count({ where: await buildFilter(tx, { ...options, scope, state }), take: COUNT_MAX })
    }

    return counts
  })
}

type FilterOptions = NewHireFilter & Reader & { state: NewHireState }

async function buildFilter(tx: TenantTransaction, options: FilterOptions): Promise<Prisma.NewHireWhereInput> {
  const { scope, state, search, flag, hasIssues, visibility } = options
  const patterns = readSearchPatterns(search ?? '')

  return {
    ...tenantWhere(scope),
    stateKey: state,
    ...whereHireVisible(visibility),
    ...(flag ? { flags: { has: flag } } : {}),
    ...(hasIssues === undefined ? {} : { issueCount: hasIssues ? { gt: 0 } : 0 }),
    ...(patterns.length > 0 ? { id: { in: await searchNewHires(tx, { patterns, state, visibility }) } } : {}),
  }
}

type SearchOptions = Pick<FilterOptions, 'state' | 'visibility'> & { patterns: string[] }

/** The newest matches of one state. Words are matched anywhere, all of them. */
async function searchNewHires(tx: TenantTransaction, { patterns, state, visibility }: SearchOptions): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`select id::text as id from app.search_new_hires(
    ${patterns}::text[], ${state}::"NewHireState", ${visibility.confidential}, ${SEARCH_MAX}::int) as found(id)`

  return rows.map(({ id }) => id)
}

export type SearchAll = { search: string; visibility: HireVisibility; most: number }

/** Ids of new hires in any state, by the same search. None for a search without words. */
export async function searchAllNewHires(tx: TenantTransaction, { search, visibility, most }: SearchAll): Promise<string[]> {
  const patterns = readSearchPatterns(search)
  if (patterns.length === 0) return []
  const rows = await query<{ id: string }>(tx)`
    select id::text as id from app.search_new_hires(${patterns}::text[], null::"NewHireState", ${visibility.confidential}, ${most}::int) as found(id)`

  return rows.map(({ id }) => id)
}

type SortOptions = { sort: NewHireSort; order: 'asc' | 'desc' }

/** "Newest" ascending is the newest first: ids grow with time. */
function orderRows({ sort, order }: SortOptions): Prisma.NewHireOrderByWithRelationInput[] {
  switch (sort) {
    case 'newest':
      return [{ id: order === 'asc' ? 'desc' : 'asc' }]
    case 'name':
      return [{ name: order }, { id: order }]
    case 'startDate':
      return [{ startDate: order }, { id: order }]
  }
}

/** Where a page goes on. Rows without a start date stand last in both orders. */
function findStretches({ sort, order, cursor }: SortOptions & { cursor?: string }): Prisma.NewHireWhereInput[] {
  const after = cursor ? decodeCursor(cursor) : null
  if (sort === 'newest') return [after ? { id: { [order === 'asc' ? 'lt' : 'gt']: after[1] } } : {}]
  if (sort === 'name') return listStretches({ column: 'name', order, after: after && [after[0] ?? '', after[1]], isNullable: false })

  return listStretches({ column: 'startDate', order, after, isNullable: true })
}

function sortValue(row: HireSummaryRow, sort: NewHireSort): string | null {
  return sort === 'newest' ? null : row[sort]
}
