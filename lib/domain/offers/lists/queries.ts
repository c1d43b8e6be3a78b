import { decimalSchema } from '#lib/domain/access/contract.ts'
import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { OfferSummary } from '#lib/domain/offers/contract.ts'
import { type OfferVisibility, readToday, type SummaryRow, summarySelect, toSummary, whereVisible } from '#lib/domain/offers/queries.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import { offerStateSchema } from '#lib/domain/offers/schema.ts'
import type { OfferFlag, OfferSort, OfferState } from '#lib/domain/offers/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { listStretches, readStretches } from '#lib/platform/db/list-page.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

/** Counts stop here: past it only "more than 1000" is of use, and counting on would cost a scan. */
const COUNT_MAX = 1001
/** How many matches of a search are looked at. */
const SEARCH_MAX = 1000
const OPEN_STATES: OfferState[] = ['Unpublished', 'Published']

export type OfferFilter = {
  search?: string
  flag?: OfferFlag
  hasIssues?: boolean
  environment?: 'Ashby' | 'Sandbox'
  /** A member's user id, or `none`. */
  assignee?: string
  isArchived?: boolean
}

export type ListOffersOptions = OfferFilter & {
  scope: TenantScope
  visibility: OfferVisibility
  state: OfferState
  sort: OfferSort
  order: 'asc' | 'desc'
  cursor?: string
  limit: number
}

const sortColumns = { startDate: 'startDate', name: 'name', baseSalary: 'baseSalary' } as const

/** One page of offers of one state. Cursors carry (sort value, id), so that a page stays where it is while rows come in. */
export async function listOffers(options: ListOffersOptions): Promise<{ items: OfferSummary[]; nextCursor: string | null }> {
  const { scope, sort, order, cursor, limit } = options

  return inTenant(scope, async (tx) => {
    const where = await buildFilter(tx, options)
    const rows = await readStretches<Prisma.OfferWhereInput, SummaryRow>({
      stretches: findStretches({ sort, order, cursor }),
      limit: limit + 1,
      read: (stretch, take) =>
        tx.offer.findMany({ where: { AND: [where, stretch] }, orderBy: orderRows({ sort, order }), take, select: summarySelect }),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const names = await readMemberNames(
      tx,
      page.flatMap(({ assigneeId }) => assigneeId ?? []),
    )
    const today = await readToday(tx, scope)

    return {
      items: page.map((row) => toSummary({ row, fields, names, today })),
      nextCursor: hasMore ? encodeCursor([sortValue(last, sort), last.id]) : null,
    }
  })
}

/** How many offers each state holds, at most 1001 each. */
export async function countOffers({
  scope,
  ...options
}: OfferFilter & { scope: TenantScope; visibility: OfferVisibility }): Promise<Record<OfferState, number>> {
  return inTenant(scope, async (tx) => {
    const counts: Partial<Record<OfferState, number>> = {}
    for (const state of offerStateSchema.options) {
      counts[state] = await tx.offer.count({ where: await buildFilter(tx, { ...options, scope, state }), take: COUNT_MAX })
    }

    return counts as Record<OfferState, number>
  })
}

type FilterOptions = OfferFilter & { scope: TenantScope; state: OfferState; visibility: OfferVisibility }

async function buildFilter(tx: TenantTransaction, options: FilterOptions): Promise<Prisma.OfferWhereInput> {
  const { scope, state, search, flag, hasIssues, environment, assignee, isArchived = false, visibility } = options
  const patterns = readSearchPatterns(search ?? '')

  return {
    ...tenantWhere(scope),
    stateKey: state,
    ...whereVisible(visibility),
    archivedAt: isArchived ? { not: null } : null,
    ...(flag ? { AND: await whereFlag(tx, { scope, flag }) } : {}),
    ...(assignee ? { assigneeId: assignee === 'none' ? null : assignee } : {}),
    ...(hasIssues === undefined ? {} : { issueCount: hasIssues ? { gt: 0 } : 0 }),
    ...(environment ? { environment } : {}),
    ...(patterns.length > 0 ? { id: { in: await searchOffers(tx, { ...options, patterns }) } } : {}),
  }
}

/** What the calendar and the clock tell is not stored. */
async function whereFlag(tx: TenantTransaction, { scope, flag }: { scope: TenantScope; flag: OfferFlag }): Promise<Prisma.OfferWhereInput> {
  if (flag === 'StartDatePast') return { startDate: { lt: await readToday(tx, scope) }, stateKey: { in: OPEN_STATES } }
  if (flag === 'Expired') return { expiresAt: { lt: new Date() }, stateKey: 'Published' }

  return { flags: { has: flag } }
}

/** The newest matches of one state. Words are matched anywhere, all of them. */
async function searchOffers(
  tx: TenantTransaction,
  { patterns, state, environment, visibility }: FilterOptions & { patterns: string[] },
): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`select id::text as id from app.search_offers(
    ${patterns}::text[], ${state}::"OfferState", ${environment ?? null}::"Environment", ${visibility.confidential}, ${SEARCH_MAX}::int) as found(id)`

  return rows.map((row) => row.id)
}

export type SearchAll = { search: string; visibility: { confidential: boolean }; most: number }

/** Ids of offers in any state, by the same search. None for a search without words. */
export async function searchAllOffers(tx: TenantTransaction, { search, visibility, most }: SearchAll): Promise<string[]> {
  const patterns = readSearchPatterns(search)
  if (patterns.length === 0) return []
  const rows = await query<{ id: string }>(tx)`
    select id::text as id from app.search_offers(
      ${patterns}::text[], null::"OfferState", null::"Environment", ${visibility.confidential}, ${most}::int) as found(id)`

  return rows.map(({ id }) => id)
}

type SortOptions = { sort: OfferSort; order: 'asc' | 'desc' }

/** "Newest" ascending is the newest first: ids grow with time. */
function orderRows({ sort, order }: SortOptions): Prisma.OfferOrderByWithRelationInput[] {
  return sort === 'newest' ? [{ id: order === 'asc' ? 'desc' : 'asc' }] : [{ [sortColumns[sort]]: order }, { id: order }]
}

/** Where a page goes on. Rows without a sort value stand last in both orders. */
function findStretches({ sort, order, cursor }: SortOptions & { cursor?: string }): Prisma.OfferWhereInput[] {
  const after = cursor ? decodeCursor(cursor, sort === 'baseSalary' ? decimalSchema.nullable() : undefined) : null
  if (sort === 'newest') return [after ? { id: { [order === 'asc' ? 'lt' : 'gt']: after[1] } } : {}]

  return listStretches({ column: sortColumns[sort], order, after, isNullable: true })
}

function sortValue(row: SummaryRow, sort: OfferSort): string | null {
  if (sort === 'newest') return null

  return row[sortColumns[sort]]?.toString() ?? null
}
