import { calendarDateSchema } from '#lib/domain/access/contract.ts'
import { readToday } from '#lib/domain/offers/queries.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import type { PersonSummary } from '#lib/domain/people/contract.ts'
import { type SummaryRow, summarySelect, toSummary } from '#lib/domain/people/queries.ts'
import { type PersonSort, type PersonStatus, personStatuses, STARTING_MAX } from '#lib/domain/people/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { listStretches, readStretches } from '#lib/platform/db/list-page.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'

/** Counts stop here: past it only "more than 1000" is of use, and counting on would cost a scan. */
const COUNT_MAX = 1001
/** How many matches of a search are looked at. */
const SEARCH_MAX = 1000
/** How many departments and locations are told. */
const CHOICES_MAX = 500

export type PeopleFilter = { search?: string; status?: PersonStatus; department?: string; location?: string }

export type ListPeople = PeopleFilter & { scope: TenantScope; sort: PersonSort; order: 'asc' | 'desc'; cursor?: string; limit: number }

/** One page of the directory. Cursors carry (sort value, id), so that a page stays where it is while people come in. */
export async function listPeople(options: ListPeople): Promise<{ items: PersonSummary[]; nextCursor: string | null }> {
  const { scope, sort, order, cursor, limit } = options

  return inTenant(scope, async (tx) => {
    const today = await readToday(tx, scope)
    const where = await buildPeopleFilter(tx, { ...options, today })
    const rows = await readStretches<Prisma.PersonWhereInput, SummaryRow>({
      stretches: findStretches({ sort, order, cursor }),
      limit: limit + 1,
      read: (stretch, take) =>
        tx.person.findMany({ where: { AND: [where, stretch] }, orderBy: buildOrder({ sort, order }), take, select: summarySelect }),
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined

    return {
      items: page.map((row) => toSummary({ row, today })),
      nextCursor: hasMore ? encodeCursor([sortValue(last, sort), last.id]) : null,
    }
  })
}

/** How many people start, work here and left, at most 1001 each. */
export async function countPeople({
  scope,
  ...filter
}: Omit<PeopleFilter, 'status'> & { scope: TenantScope }): Promise<Record<PersonStatus, number>> {
  return inTenant(scope, async (tx) => {
    const today = await readToday(tx, scope)
    const counts: Partial<Record<PersonStatus, number>> = {}
    const where = await buildPeopleFilter(tx, { ...filter, today })
    for (const status of personStatuses) {
      counts[status] = await tx.person.count({ where: { AND: [where, whereStatus({ status, today })] }, take: COUNT_MAX })
    }

    return counts as Record<PersonStatus, number>
  })
}

/** Departments and locations that people have, by name. */
export async function listPeopleChoices({ scope }: { scope: TenantScope }): Promise<{ departments: string[]; locations: string[] }> {
  return inTenant(scope, async (tx) => {
    const departments = await tx.person.groupBy({
      by: ['department'],
      where: { department: { not: null } },
      orderBy: { department: 'asc' },
      take: CHOICES_MAX,
    })
    const locations = await tx.person.groupBy({
      by: ['location'],
      where: { location: { not: null } },
      orderBy: { location: 'asc' },
      take: CHOICES_MAX,
    })

    return {
      departments: departments.flatMap(({ department }) => department ?? []),
      locations: locations.flatMap(({ location }) => location ?? []),
    }
  })
}

export type Starting = { id: string; kind: 'person' | 'newHire'; name: string; jobTitle: string | null; startDate: string }

export type ListStarting = {
  scope: TenantScope
  /** Calendar dates, both included. */
  from: string
  to: string
  /** Which pending new hires stand there, too; null for a reader who may not see any. */
  newHires: { confidential: boolean } | null
}

/** Who starts in a time, soonest first: at most 500 people, and 500 new hires that are still pending. */
export async function listStarting({ scope, from, to, newHires }: ListStarting): Promise<Starting[]> {
  const query = {
    orderBy: [{ startDate: 'asc' as const }, { id: 'asc' as const }],
    take: STARTING_MAX,
    select: { id: true, name: true, jobTitle: true, startDate: true },
  }

  return inTenant(scope, async (tx) => {
    const people = await tx.person.findMany({ ...query, where: { startDate: { gte: from, lte: to } } })
    const hires = newHires
      ? await tx.newHire.findMany({
          ...query,
          where: { stateKey: 'Pending', startDate: { gte: from, lte: to }, ...(newHires.confidential ? {} : { confidential: false }) },
        })
      : []
    const rows = [
      ...people.map((row) => ({ ...row, kind: 'person' as const })),
      ...hires.map((row) => ({ ...row, kind: 'newHire' as const })),
    ]

    return rows
      .flatMap(({ startDate, ...row }) => (startDate === null ? [] : [{ ...row, startDate }]))
      .toSorted((one, other) => one.startDate.localeCompare(other.startDate) || one.name.localeCompare(other.name, 'en'))
  })
}

/** What the calendar tells of a person is not stored. */
function whereStatus({ status, today }: { status: PersonStatus; today: string }): Prisma.PersonWhereInput {
  const isHere: Prisma.PersonWhereInput = { OR: [{ startDate: null }, { startDate: { lte: today } }] }
  if (status === 'Starting') return { startDate: { gt: today } }
  if (status === 'Left') return { AND: [isHere, { endDate: { lt: today } }] }

  return { AND: [isHere, { OR: [{ endDate: null }, { endDate: { gte: today } }] }] }
}

/** The rows of a filter; words are matched anywhere, all of them. `today` is the organization's. */
export async function buildPeopleFilter(
  tx: TenantTransaction,
  { search, status, department, location, today }: PeopleFilter & { today: string },
): Promise<Prisma.PersonWhereInput> {
  const patterns = readSearchPatterns(search ?? '')

  return {
    ...(status ? { AND: [whereStatus({ status, today })] } : {}),
    ...(department === undefined ? {} : { department }),
    ...(location === undefined ? {} : { location }),
    ...(patterns.length > 0 ? { id: { in: await searchPeople(tx, patterns) } } : {}),
  }
}

/** The newest matches. */
async function searchPeople(tx: TenantTransaction, patterns: readonly string[]): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`
    select id::text as id from app.search_people(${[...patterns]}::text[], ${SEARCH_MAX}::int) as found(id)`

  return rows.map(({ id }) => id)
}

type Order = { sort: PersonSort; order: 'asc' | 'desc' }

function buildOrder({ sort, order }: Order): Prisma.PersonOrderByWithRelationInput[] {
  if (sort === 'newest') return [{ id: order === 'asc' ? 'desc' : 'asc' }]
  if (sort === 'name') return [{ name: order }, { id: order }]

  return [{ startDate: order }, { id: order }]
}

/** Where a page goes on. People without a first day stand last in both orders. */
function findStretches({ sort, order, cursor }: Order & { cursor?: string }): Prisma.PersonWhereInput[] {
  const after = cursor ? decodeCursor(cursor, sort === 'startDate' ? calendarDateSchema.nullable() : undefined) : null
  if (sort === 'newest') return [after ? { id: { [order === 'asc' ? 'lt' : 'gt']: after[1] } } : {}]
  if (sort === 'name') return listStretches({ column: 'name', order, after: after && [after[0] ?? '', after[1]], isNullable: false })

  return listStretches({ column: 'startDate', order, after, isNullable: true })
}

function sortValue(row: SummaryRow, sort: PersonSort): string | null {
  return sort === 'newest' ? null : row[sort]
}
