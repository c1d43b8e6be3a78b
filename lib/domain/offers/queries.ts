import { readMemberNames } from '#lib/domain/access/queries.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { HistoryEntry, OfferDetail, OfferField, OfferIssue, OfferSummary } from './contract.ts'
import {
  type FieldIssue,
  foldForSearch,
  isAskingAgain,
  type OfferDefaults,
  type Overrides,
  type SourceFields,
  sensitivityOf,
} from './rules.ts'
import {
  type HistoryKind,
  type OfferFieldKey,
  type OfferFlag,
  type OfferSort,
  type OfferState,
  offerFields,
  offerStateSchema,
} from './schema.ts'

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
  role: true,
  department: true,
  location: true,
  startDate: true,
  baseSalary: true,
  currency: true,
  payInterval: true,
  flags: true,
  source: true,
  overrides: true,
  issueCount: true,
  issues: true,
  confidential: true,
  createdAt: true,
  updatedAt: true,
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

    return { items: page.map(toSummary), nextCursor: hasMore ? encodeCursor([sortValue(last, sort), last.id]) : null }
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
    const row = await tx.offer.findUnique({
      where: tenantKey(scope, id),
      select: {
        ...summarySelect,
        connectionId: true,
        externalId: true,
        candidateUrl: true,
        heldSource: true,
        sourceReadAt: true,
        connection: { select: { name: true, state: true } },
        history: {
          orderBy: { id: 'desc' },
          take: HISTORY_MAX,
          select: { id: true, at: true, kind: true, userId: true, eventId: true, changes: true, detail: true },
        },
      },
    })
    if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

    const editors = Object.values(row.overrides as Overrides).map((override) => override.by)
    const names = await readMemberNames(tx, [...editors, ...row.history.flatMap((entry) => entry.userId ?? [])])
    const issues = (row.issues as FieldIssue[]).map((issue) => ({ ...issue, sensitivity: sensitivityOf(issue.field) }))

    return {
      ...toSummary(row),
      connectionId: row.connectionId,
      connectionName: row.connection.name,
      connectionState: row.connection.state,
      externalId: row.externalId,
      candidateUrl: row.candidateUrl,
      fields: offerFields.map(({ key }) => toField({ key, row, issues, names })),
      issues,
      sourceReadAt: row.sourceReadAt.toISOString(),
      history: row.history.map((entry) => toHistoryEntry(entry, names)),
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

/** The row and application of an offer by its upstream id; null when we do not hold it. */
export async function findOfferByExternalId({
  scope,
  connectionId,
  externalId,
}: {
  scope: TenantScope
  connectionId: string
  externalId: string
}): Promise<{ id: string; applicationExternalId: string | null } | null> {
  return inTenant(scope, (tx) =>
    tx.offer.findFirst({ where: { connectionId, externalId }, select: { id: true, applicationExternalId: true } }),
  )
}

/** External ids of the offers we hold of an application. */
export async function findOffersOfApplication({
  scope,
  connectionId,
  applicationExternalId,
}: {
  scope: TenantScope
  connectionId: string
  applicationExternalId: string
}): Promise<string[]> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.offer.findMany({ where: { connectionId, applicationExternalId }, select: { externalId: true } })

    return rows.map((row) => row.externalId)
  })
}

/** External ids of the offers we hold of a connection. Open are those that a sweep must ask for when Ashby no longer lists them. */
export async function findKnownOffers({
  scope,
  connectionId,
}: {
  scope: TenantScope
  connectionId: string
}): Promise<Map<string, { isOpen: boolean }>> {
  return inTenant(scope, async (tx) => {
    const rows = await tx.offer.findMany({ where: { connectionId }, select: { externalId: true, state: true } })

    return new Map(rows.map((row) => [row.externalId, { isOpen: row.state !== 'Withdrawn' }]))
  })
}

type FilterOptions = OfferFilter & { state: OfferState; visibility: OfferVisibility }

async function buildFilter(tx: TenantTransaction, options: FilterOptions): Promise<Prisma.OfferWhereInput> {
  const { state, search, flag, hasIssues, environment, visibility } = options
  const words = foldForSearch(search ?? '')
    .split(/\s+/)
    .filter(Boolean)

  return {
    state,
    ...(visibility.confidential ? {} : { confidential: false }),
    ...(flag ? { flags: { has: flag } } : {}),
    ...(hasIssues === undefined ? {} : { issueCount: hasIssues ? { gt: 0 } : 0 }),
    ...(environment ? { environment } : {}),
    ...(words.length > 0 ? { id: { in: await searchOffers(tx, { ...options, words }) } } : {}),
  }
}

/** The newest matches of one state. Words are matched anywhere, all of them. */
async function searchOffers(
  tx: TenantTransaction,
  { words, state, environment, visibility }: FilterOptions & { words: string[] },
): Promise<string[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const rows = await tx.$queryRaw<{ id: string }[]>`select id::text as id from app.search_offers(
    ${patterns}::text[], ${state}::"OfferState", ${environment ?? null}::"Environment", ${visibility.confidential}, ${SEARCH_MAX}::int) as found(id)`

  return rows.map((row) => row.id)
}

type CursorOptions = { sort: OfferSort; order: 'asc' | 'desc'; cursor: string }

/** Everything after (sort value, id). Rows without a sort value stand last in both orders. */
function afterCursor({ sort, order, cursor }: CursorOptions): Prisma.OfferWhereInput {
  const [value, id] = decodeCursor(cursor)
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

function toSummary(row: SummaryRow): OfferSummary {
  const source = row.source as SourceFields
  const overrides = row.overrides as Overrides

  return {
    id: row.id,
    state: row.state,
    stateChangedAt: row.stateChangedAt.toISOString(),
    sourceStatus: row.sourceStatus,
    environment: row.environment,
    name: row.name,
    email: row.email,
    role: row.role,
    department: row.department,
    location: row.location,
    startDate: row.startDate,
    baseSalary: row.baseSalary?.toString() ?? null,
    currency: row.currency,
    payInterval: row.payInterval,
    flags: row.flags as OfferFlag[],
    ashbyNowSaysCount: offerFields.filter(({ key }) => isAskingAgain({ field: key, source, overrides })).length,
    issueCount: row.issueCount,
    blockingIssueCount: (row.issues as FieldIssue[]).filter((issue) => issue.isBlocking).length,
    isConfidential: row.confidential,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

type FieldRow = SummaryRow & { heldSource: unknown; sourceReadAt: Date }
type ToFieldOptions = { key: OfferFieldKey; row: FieldRow; issues: OfferIssue[]; names: ReadonlyMap<string, string> }

function toField({ key, row, issues, names }: ToFieldOptions): OfferField {
  const source = row.source as SourceFields
  const overrides = row.overrides as Overrides
  const held = row.heldSource as SourceFields | null
  const override = overrides[key]
  const theirs = source[key]?.value ?? null
  const heldValue = held?.[key]?.value ?? null
  // The stored column, so that list and detail cannot disagree.
  const value = row[key]?.toString() ?? null

  return {
    key,
    sensitivity: sensitivityOf(key),
    value,
    provenance: {
      kind: override ? 'edited' : value === null ? 'none' : theirs === null ? 'default' : 'ashby',
      path: source[key]?.path ?? null,
      by: override ? (names.get(override.by) ?? null) : null,
      at: override?.at ?? row.sourceReadAt.toISOString(),
    },
    ashby: theirs,
    ashbyNowSays: isAskingAgain({ field: key, source, overrides }) ? { value: theirs } : null,
    held: held && heldValue !== theirs ? { value: heldValue } : null,
    isEdited: override !== undefined,
    isLocked: override?.locked ?? false,
    issue: issues.find((issue) => issue.field === key) ?? null,
  }
}

type HistoryRow = { id: string; at: Date; kind: string; userId: string | null; eventId: string | null; changes: unknown; detail: unknown }

function toHistoryEntry(row: HistoryRow, names: ReadonlyMap<string, string>): HistoryEntry {
  const changes = row.changes as { field: OfferFieldKey; before: string | null; after: string | null }[]

  return {
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind as HistoryKind,
    by: row.userId ? (names.get(row.userId) ?? 'A former member') : null,
    eventId: row.eventId,
    changes: changes.map((change) => ({ ...change, sensitivity: sensitivityOf(change.field) })),
    detail: row.detail as HistoryEntry['detail'],
  }
}
