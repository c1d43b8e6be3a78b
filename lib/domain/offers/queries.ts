import { decimalSchema } from '#lib/domain/access/contract.ts'
import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { describeChange, describeField, describeIssues } from '#lib/domain/offer-fields/rules.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import type { FieldChange, FieldIssue, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { HistoryEntry, OfferDetail, OfferSummary } from './contract.ts'
import { annualise, type OfferDefaults, readSearchPatterns } from './rules.ts'
import { type HistoryKind, type OfferFlag, type OfferSort, type OfferState, offerStateSchema } from './schema.ts'

/** Whether offers of confidential jobs exist for the reader. */
export type OfferVisibility = { confidential: boolean }

/** Counts stop here: past it only "more than 1000" is of use, and counting on would cost a scan. */
const COUNT_MAX = 1001
/** How many matches of a search are looked at. */
const SEARCH_MAX = 1000
const HISTORY_MAX = 100

export type OfferFilter = {
  search?: string
  flag?: OfferFlag
  hasIssues?: boolean
  environment?: 'Ashby' | 'Sandbox'
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

const summarySelect = {
  id: true,
  state: true,
  stateChangedAt: true,
  sourceStatus: true,
  environment: true,
  name: true,
  email: true,
  jobTitle: true,
  department: true,
  location: true,
  startDate: true,
  baseSalary: true,
  currency: true,
  payInterval: true,
  flags: true,
  source: true,
  overrides: true,
  issues: true,
  confidential: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.OfferSelect

const detailSelect = {
  ...summarySelect,
  connectionId: true,
  externalId: true,
  candidateUrl: true,
  heldSource: true,
  readings: true,
  sourceReadAt: true,
  connection: { select: { name: true, state: true } },
  history: {
    orderBy: { id: 'desc' },
    take: HISTORY_MAX,
    select: { id: true, at: true, kind: true, userId: true, eventId: true, changes: true, detail: true },
  },
} satisfies Prisma.OfferSelect

type SummaryRow = Prisma.OfferGetPayload<{ select: typeof summarySelect }>

const sortColumns = { startDate: 'startDate', name: 'name', baseSalary: 'baseSalary' } as const

/** One page of offers of one state. Cursors carry (sort value, id), so that a page stays where it is while rows come in. */
export async function listOffers(options: ListOffersOptions): Promise<{ items: OfferSummary[]; nextCursor: string | null }> {
  const { scope, sort, order, cursor, limit } = options

  return inTenant(scope, async (tx) => {
    const where = await buildFilter(tx, options)
    const rows = await tx.offer.findMany({
      where: cursor ? { AND: [where, afterCursor({ sort, order, cursor })] } : where,
      orderBy:
        sort === 'newest'
          ? [{ id: order === 'asc' ? 'desc' : 'asc' }]
          : [{ [sortColumns[sort]]: { sort: order, nulls: 'last' } }, { id: order }],
      take: limit + 1,
      select: summarySelect,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const hasMore = rows.length > limit && last !== undefined
    const fields = await readFields(tx, { scope, object: 'Offer' })

    return {
      items: page.map((row) => toSummary({ row, fields })),
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
      counts[state] = await tx.offer.count({ where: await buildFilter(tx, { ...options, state }), take: COUNT_MAX })
    }

    return counts as Record<OfferState, number>
  })
}

/** One offer with its fields and history. Throws `not_found` for an offer that does not exist or may not be seen. */
export async function getOffer({
  scope,
  id,
  visibility,
}: {
  scope: TenantScope
  id: string
  visibility: OfferVisibility
}): Promise<Omit<OfferDetail, 'hiddenFieldCount'>> {
  return inTenant(scope, async (tx) => {
    const row = await tx.offer.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

    const editors = Object.values(row.overrides as Overrides).map((override) => override.by)
    const names = await readMemberNames(tx, [...editors, ...row.history.flatMap((entry) => entry.userId ?? [])])
    const fields = await readFields(tx, { scope, object: 'Offer' })
    const issues = describeIssues({ fields, issues: row.issues as FieldIssue[] })
    const values = {
      source: row.source as SourceFields,
      overrides: row.overrides as Overrides,
      heldSource: row.heldSource as SourceFields | null,
      readings: row.readings as Readings,
      sourceReadAt: row.sourceReadAt,
      shownDefaults: { currency: row.currency, payInterval: row.payInterval },
    }
    const open = fields.filter(({ isArchived }) => !isArchived)

    return {
      ...toSummary({ row, fields }),
      connectionId: row.connectionId,
      connectionName: row.connection.name,
      connectionState: row.connection.state,
      externalId: row.externalId,
      candidateUrl: row.candidateUrl,
      fields: open.map((definition) => describeField({ definition, row: values, issues, names })),
      issues,
      sourceReadAt: row.sourceReadAt.toISOString(),
      history: row.history.map((entry) => toHistoryEntry({ entry, names, fields })),
    }
  })
}

/** The upstream's objects of one offer, as they were read. */
export async function getRawOffer({
  scope,
  id,
  visibility,
}: {
  scope: TenantScope
  id: string
  visibility: OfferVisibility
}): Promise<{ raw: Record<string, unknown>; candidateExternalId: string | null }> {
  return inTenant(scope, async (tx) => {
    const row = await tx.offer.findUnique({
      where: tenantKey(scope, id),
      select: { raw: true, confidential: true, candidateExternalId: true },
    })
    if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

    return { raw: row.raw as Record<string, unknown>, candidateExternalId: row.candidateExternalId }
  })
}

/** What the organization chose for what Ashby does not tell. */
export async function getOfferDefaults(tx: TenantTransaction, scope: TenantScope): Promise<OfferDefaults> {
  const { defaultCurrency, defaultPayInterval } = await tx.organization.findUniqueOrThrow({
    where: { id: scope.organizationId },
    select: { defaultCurrency: true, defaultPayInterval: true },
  })

  return { currency: defaultCurrency, payInterval: defaultPayInterval }
}

/** Only the offers that exist for the reader. */
export function whereVisible({ confidential }: OfferVisibility): Prisma.OfferWhereInput {
  return confidential ? {} : { confidential: false }
}

type FilterOptions = OfferFilter & { state: OfferState; visibility: OfferVisibility }

async function buildFilter(tx: TenantTransaction, options: FilterOptions): Promise<Prisma.OfferWhereInput> {
  const { state, search, flag, hasIssues, environment, visibility } = options
  const patterns = readSearchPatterns(search ?? '')

  return {
    state,
    ...whereVisible(visibility),
    ...(flag ? { flags: { has: flag } } : {}),
    ...(hasIssues === undefined ? {} : { issueCount: hasIssues ? { gt: 0 } : 0 }),
    ...(environment ? { environment } : {}),
    ...(patterns.length > 0 ? { id: { in: await searchOffers(tx, { ...options, patterns }) } } : {}),
  }
}

/** The newest matches of one state. Words are matched anywhere, all of them. */
async function searchOffers(
  tx: TenantTransaction,
  { patterns, state, environment, visibility }: FilterOptions & { patterns: string[] },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id::text as id from app.search_offers(
    ${patterns}::text[], ${state}::"OfferState", ${environment ?? null}::"Environment", ${visibility.confidential}, ${SEARCH_MAX}::int) as found(id)`

  return rows.map((row) => row.id)
}

type CursorOptions = { sort: OfferSort; order: 'asc' | 'desc'; cursor: string }

/** Everything after (sort value, id). Rows without a sort value stand last in both orders. */
function afterCursor({ sort, order, cursor }: CursorOptions): Prisma.OfferWhereInput {
  const [value, id] = decodeCursor(cursor, sort === 'baseSalary' ? decimalSchema.nullable() : undefined)
  const beyond = order === 'asc' ? 'gt' : 'lt'
  if (sort === 'newest') return { id: { [order === 'asc' ? 'lt' : 'gt']: id } }

  const column = sortColumns[sort]
  if (value === null) return { [column]: null, id: { [beyond]: id } }

  return { OR: [{ [column]: { [beyond]: value } }, { [column]: value, id: { [beyond]: id } }, { [column]: null }] }
}

function sortValue(row: SummaryRow, sort: OfferSort): string | null {
  if (sort === 'newest') return null

  return row[sortColumns[sort]]?.toString() ?? null
}

function toSummary({ row, fields }: { row: SummaryRow; fields: readonly FieldDefinition[] }): OfferSummary {
  const values = { source: row.source as SourceFields, overrides: row.overrides as Overrides }
  const asking = fields.filter(({ key, isArchived }) => !isArchived && isAskingAgain({ field: key, ...values }))
  const issues = describeIssues({ fields, issues: row.issues as FieldIssue[] })
  const baseSalary = row.baseSalary?.toString() ?? null

  return {
    id: row.id,
    state: row.state,
    stateChangedAt: row.stateChangedAt.toISOString(),
    sourceStatus: row.sourceStatus,
    environment: row.environment,
    name: row.name,
    email: row.email,
    jobTitle: row.jobTitle,
    department: row.department,
    location: row.location,
    startDate: row.startDate,
    baseSalary,
    currency: row.currency,
    payInterval: row.payInterval,
    annualSalary: annualise({ amount: baseSalary, interval: row.payInterval }),
    flags: row.flags as OfferFlag[],
    ashbyNowSaysCount: asking.length,
    issueCount: issues.length,
    blockingIssueCount: issues.filter(({ isBlocking }) => isBlocking).length,
    isConfidential: row.confidential,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

type HistoryRow = Prisma.OfferGetPayload<{ select: typeof detailSelect }>['history'][number]
type ToHistoryEntry = { entry: HistoryRow; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

function toHistoryEntry({ entry, names, fields }: ToHistoryEntry): HistoryEntry {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.kind as HistoryKind,
    by: entry.userId ? (names.get(entry.userId) ?? 'A former member') : null,
    eventId: entry.eventId,
    changes: (entry.changes as FieldChange[]).map((change) => describeChange({ fields, change })),
    detail: entry.detail as HistoryEntry['detail'],
  }
}
