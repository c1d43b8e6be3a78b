import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { NewHireDetail, NewHireHistoryEntry } from '#lib/domain/new-hires/contract.ts'
import { readMatches } from '#lib/domain/new-hires/matches/queries.ts'
import { readProposals } from '#lib/domain/new-hires/proposals/queries.ts'
import { PUSHED_SOURCE, readPushedId } from '#lib/domain/new-hires/pushes/rules.ts'
import { type HireVisibility, hireSummarySelect, readHireDefaults, toHireSummary } from '#lib/domain/new-hires/queries.ts'
import type { NewHireHistoryKind } from '#lib/domain/new-hires/terms.ts'
import type { RecordIssue } from '#lib/domain/values/contract.ts'
import { describeEntry, describeField, describeIssues } from '#lib/domain/values/descriptions/rules.ts'
import { showField } from '#lib/domain/values/rules.ts'
import type { FieldDefaults, FieldIssue, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

const HISTORY_MAX = 100

const detailSelect = {
  ...hireSummarySelect,
  connectionId: true,
  sourceKey: true,
  externalId: true,
  candidateUrl: true,
  offerExternalId: true,
  currency: true,
  payInterval: true,
  source: true,
  overrides: true,
  readings: true,
  dismissalReason: true,
  mergedIntoId: true,
  isRehire: true,
  isForgetting: true,
  sourceReadAt: true,
  connection: { select: { name: true, state: true, keyLastFour: true } },
  person: { select: { id: true, name: true } },
  history: {
    orderBy: { id: 'desc' },
    take: HISTORY_MAX,
    select: { id: true, at: true, kind: true, userId: true, eventId: true, changes: true, detail: true },
  },
} satisfies Prisma.NewHireSelect

type HireDetailRow = Prisma.NewHireGetPayload<{ select: typeof detailSelect }>

type GetNewHire = { scope: TenantScope; id: string; visibility: HireVisibility }

/** One new hire with its fields, who may be the same person, and its history. Throws `not_found` for one that does not exist or may not be seen. */
export async function getNewHire({ scope, id, visibility }: GetNewHire): Promise<Omit<NewHireDetail, 'hiddenFieldCount'>> {
  return inTenant(scope, async (tx) => {
    const row = await tx.newHire.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('new hire')

    const editors = Object.values(row.overrides as Overrides).map(({ by }) => by)
    const names = await readMemberNames(tx, [...editors, ...row.history.flatMap(({ userId }) => userId ?? [])])
    const fields = await readFields(tx, { scope, object: 'Person' })
    const defaults = await readHireDefaults(tx, scope)
    const issues = describeIssues({ fields, issues: row.issues as FieldIssue[] })
    const { connection, person, state } = row
    const isPushed = row.sourceKey === PUSHED_SOURCE

    return {
      ...toHireSummary({ row, fields }),
      connectionId: row.connectionId,
      connectionName: connection.name,
      connectionState: connection.state,
      // Disconnecting takes the key away too.
      isByHand: connection.keyLastFour === null && connection.state !== 'Disconnected',
      externalId: isPushed ? readPushedId(row.externalId) : row.externalId,
      isPushed,
      candidateUrl: row.candidateUrl,
      hasOffer: row.offerExternalId !== null,
      fields: describeFields({ row, fields, defaults, issues, names }),
      issues,
      matches: state === 'Pending' ? await readMatches(tx, { scope, newHireId: id, visibility }) : [],
      person: person && { ...person, isRehire: row.isRehire },
      mergedInto: state === 'Dismissed' ? await readMergedInto(tx, { scope, visibility, id: row.mergedIntoId }) : null,
      proposals: state === 'Added' ? await readProposals(tx, { scope, newHireId: id }) : [],
      dismissalReason: state === 'Dismissed' ? row.dismissalReason : null,
      isForgetting: row.isForgetting,
      sourceReadAt: row.sourceReadAt.toISOString(),
      history: row.history.map((entry) => toHistoryEntry({ entry, names, fields })),
    }
  })
}

type DescribeFields = {
  row: HireDetailRow
  fields: readonly FieldDefinition[]
  defaults: FieldDefaults
  issues: readonly RecordIssue[]
  names: ReadonlyMap<string, string>
}

function describeFields({ row, fields, defaults, issues, names }: DescribeFields): NewHireDetail['fields'] {
  const values = { source: row.source as SourceFields, overrides: row.overrides as Overrides }
  const { currency, payInterval } = row
  // The organization's defaults fill what is still to be added; what was, keeps what it had.
  const shownDefaults =
    row.state === 'Pending'
      ? Object.fromEntries(Object.keys(defaults).map((field) => [field, showField({ field, ...values, defaults }).value]))
      : { currency, payInterval }
  const described = {
    ...values,
    heldSource: null,
    readings: row.readings as Readings,
    sourceReadAt: row.sourceReadAt,
    shownDefaults,
  }
  const shown = fields
    .filter(({ isArchived }) => !isArchived)
    .map((definition) => describeField({ definition, row: described, issues, names }))

  // Of what is no longer pending nobody decides on an edit: what Ashby says of an added one is a proposal.
  return row.state === 'Pending' ? shown : shown.map((field) => ({ ...field, ashbyNowSays: null }))
}

type ReadMergedInto = { scope: TenantScope; visibility: HireVisibility; id: string | null }

async function readMergedInto(tx: TenantTransaction, { scope, visibility, id }: ReadMergedInto): Promise<NewHireDetail['mergedInto']> {
  if (id === null) return null
  const row = await tx.newHire.findUnique({ where: tenantKey(scope, id), select: { id: true, name: true, confidential: true } })

  return row && (!row.confidential || visibility.confidential) ? { id: row.id, name: row.name } : null
}

type ToHistoryEntry = { entry: HireDetailRow['history'][number]; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

function toHistoryEntry({ entry, ...rest }: ToHistoryEntry): NewHireHistoryEntry {
  return { ...describeEntry({ entry, ...rest }), kind: entry.kind as NewHireHistoryKind, eventId: entry.eventId }
}
