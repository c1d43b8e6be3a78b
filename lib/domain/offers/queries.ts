import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { OfferDefaults } from '#lib/domain/offers/presentation/rules.ts'
import { describeEntry, describeField, describeIssues } from '#lib/domain/values/descriptions/rules.ts'
import { isAskingAgain } from '#lib/domain/values/rules.ts'
import type { FieldIssue, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { getCalendarDate } from '#lib/platform/format/dates.ts'
import type { HistoryEntry, OfferDetail, OfferSummary } from './contract.ts'
import { annualise, isOpenState } from './rules.ts'
import type { BuiltInOfferKey, HistoryKind, OfferFlag } from './terms.ts'

/** Whether offers of confidential jobs exist for the reader. */
export type OfferVisibility = { confidential: boolean }

const HISTORY_MAX = 100

/** The columns of the built-in fields, by their keys. */
export const builtInSelect = {
  name: true,
  firstName: true,
  middleName: true,
  lastName: true,
  email: true,
  jobTitle: true,
  department: true,
  location: true,
  startDate: true,
  baseSalary: true,
  currency: true,
  payInterval: true,
} satisfies Record<BuiltInOfferKey, true>

/** What a summary is made of, by `toSummary`. */
export const summarySelect = {
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
  assigneeId: true,
  archivedAt: true,
  versionNumber: true,
  expiresAt: true,
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

export type SummaryRow = Prisma.OfferGetPayload<{ select: typeof summarySelect }>

/** One offer with its fields and history. Throws `not_found` for an offer that does not exist or may not be seen. */
export async function getOffer({
  scope,
  id,
  visibility,
}: {
  scope: TenantScope
  id: string
  visibility: OfferVisibility
}): Promise<Omit<OfferDetail, 'hiddenFieldCount' | 'lastLookAt'>> {
  return inTenant(scope, async (tx) => {
    const row = await tx.offer.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('offer')

    const editors = Object.values(row.overrides as Overrides).map((override) => override.by)
    const names = await readMemberNames(tx, [
      ...editors,
      ...row.history.flatMap((entry) => [entry.userId ?? [], readNamedMember(entry) ?? []].flat()),
      ...(row.assigneeId ? [row.assigneeId] : []),
    ])
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
      ...toSummary({ row, fields, names, today: await readToday(tx, scope) }),
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
  const [defaults] = await query<OfferDefaults>(tx)`
    select "defaultCurrency" as "currency", "defaultPayInterval" as "payInterval" from "organization" where "id" = ${scope.organizationId}::uuid`
  if (!defaults) throw notFoundError('organization')

  return defaults
}

/** Only the offers that exist for the reader. */
export function whereVisible({ confidential }: OfferVisibility): Prisma.OfferWhereInput {
  return confidential ? {} : { confidential: false }
}

/** Today's calendar date where the organization is. */
export async function readToday(tx: TenantTransaction, scope: TenantScope): Promise<string> {
  const where = { id: scope.organizationId }
  const { timeZone } = await tx.organization.findUniqueOrThrow({ where, select: { timeZone: true } })

  return getCalendarDate(new Date().toISOString(), timeZone)
}

export type ToSummary = {
  row: SummaryRow
  fields: readonly FieldDefinition[]
  /** Of members by their user id. */
  names: ReadonlyMap<string, string>
  today: string
}

/** One offer as lists show it. */
export function toSummary({ row, fields, names, today }: ToSummary): OfferSummary {
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
    flags: [...(row.flags as OfferFlag[]), ...listPassed({ row, today })],
    ashbyNowSaysCount: asking.length,
    issueCount: issues.length,
    blockingIssueCount: issues.filter(({ isBlocking }) => isBlocking).length,
    isConfidential: row.confidential,
    assignee: row.assigneeId ? { id: row.assigneeId, name: names.get(row.assigneeId) ?? 'A former member' } : null,
    isArchived: row.archivedAt !== null,
    versionNumber: row.versionNumber,
    expiresAt: row.state === 'Unpublished' ? null : (row.expiresAt?.toISOString() ?? null),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function listPassed({ row, today }: Pick<ToSummary, 'row' | 'today'>): OfferFlag[] {
  const { state, startDate, expiresAt } = row

  return [
    ...(isOpenState(state) && startDate !== null && startDate < today ? (['StartDatePast'] as const) : []),
    ...(state === 'Published' && expiresAt !== null && expiresAt < new Date() ? (['Expired'] as const) : []),
  ]
}

type HistoryRow = Prisma.OfferGetPayload<{ select: typeof detailSelect }>['history'][number]
type ToHistoryEntry = { entry: HistoryRow; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

function toHistoryEntry({ entry, ...rest }: ToHistoryEntry): HistoryEntry {
  return {
    ...describeEntry({ entry, ...rest }),
    kind: entry.kind as HistoryKind,
    eventId: entry.eventId,
    detail: describeDetail({ entry, ...rest }),
  }
}

/** Who an act was about is stored as an id only, and named when it is told: `name`. */
function describeDetail({ entry, names }: Pick<ToHistoryEntry, 'entry' | 'names'>): HistoryEntry['detail'] {
  const detail = entry.detail as HistoryEntry['detail']
  const userId = readNamedMember(entry)

  return userId === null ? detail : { ...detail, name: names.get(userId) ?? 'A former member' }
}

function readNamedMember({ detail }: Pick<HistoryRow, 'detail'>): string | null {
  const { userId } = detail as HistoryEntry['detail']

  return typeof userId === 'string' ? userId : null
}
