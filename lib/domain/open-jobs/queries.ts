import { readMemberNames } from '#lib/domain/access/queries.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { describeEntry } from '#lib/domain/values/descriptions/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { comparePay, compareStart } from './comparisons/rules.ts'
import type { OpenJobDetail, OpenJobHistoryEntry, OpenJobSummary } from './contract.ts'
import type { StatusStep } from './history/mutations.ts'
import { readOpenJobValues } from './rules.ts'
import type { OpenJobHistoryKind } from './terms.ts'

const HISTORY_MAX = 100

/** What a summary is made of, by `toSummary`. */
export const summarySelect = {
  id: true,
  title: true,
  identifier: true,
  department: true,
  team: true,
  location: true,
  manager: true,
  employmentType: true,
  isBackfill: true,
  targetHireDate: true,
  targetStartDate: true,
  payMinimum: true,
  payMaximum: true,
  currency: true,
  payInterval: true,
  status: true,
  statusChangedAt: true,
  closeReason: true,
  filledByNewHireId: true,
  filledByPersonId: true,
  filledAt: true,
  filledByNewHire: { select: { name: true, confidential: true } },
  filledByPerson: { select: { name: true } },
  // Of several accounts the one that came last.
  openings: { orderBy: { id: 'desc' }, take: 1, select: { state: true, sourceState: true, problem: true, differences: true } },
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.OpenJobSelect

export type SummaryRow = Prisma.OpenJobGetPayload<{ select: typeof summarySelect }>

const actualSelect = { startDate: true, baseSalary: true, currency: true, payInterval: true } as const

const detailSelect = {
  ...summarySelect,
  customValues: true,
  filledByNewHire: { select: { ...summarySelect.filledByNewHire.select, ...actualSelect } },
  filledByPerson: { select: { ...summarySelect.filledByPerson.select, ...actualSelect } },
  history: {
    orderBy: { id: 'desc' },
    take: HISTORY_MAX,
    select: { id: true, at: true, kind: true, userId: true, changes: true, detail: true },
  },
} satisfies Prisma.OpenJobSelect

export type GetOpenJob = { scope: TenantScope; id: string; permissions: readonly Permission[] }

/** One open job with its fields and history. Eight queries. Throws `not_found`. */
export async function getOpenJob({ scope, id, permissions }: GetOpenJob): Promise<OpenJobDetail> {
  return inTenant(scope, async (tx) => {
    const row = await tx.openJob.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    if (!row) throw notFoundError('open job')

    const fields = await readFields(tx, { scope, object: 'OpenJob' })
    const names = await readMemberNames(
      tx,
      row.history.flatMap(({ userId }) => userId ?? []),
    )
    const open = fields.filter(({ isArchived }) => !isArchived)
    const values = readOpenJobValues(row)
    const summary = toSummary({ row, permissions })

    return {
      ...summary,
      comparison: toComparison({ row, summary }),
      fields: open.map((definition) => ({ ...definition, value: values[definition.key] ?? null })),
      hiddenFieldCount: open.filter(({ sensitivity }) => !canSee({ permissions, sensitivity })).length,
      history: row.history.map((entry) => toHistoryEntry({ entry, names, fields })),
    }
  })
}

type DetailRow = Prisma.OpenJobGetPayload<{ select: typeof detailSelect }>

/** Who may not see who was hired does not see what they came to either. */
function toComparison({ row, summary }: { row: DetailRow; summary: OpenJobSummary }): OpenJobDetail['comparison'] {
  const filler = row.filledByPerson ?? row.filledByNewHire
  if (!filler || !summary.filledBy?.id) return null
  const { targetStartDate, payMinimum = null, payMaximum = null, currency = null, payInterval = null } = summary
  const planned = { targetStartDate, payMinimum, payMaximum, currency, payInterval }
  const actual = { ...filler, baseSalary: filler.baseSalary?.toString() ?? null }

  return { start: compareStart({ planned, actual }), pay: comparePay({ planned, actual }) }
}

type ToSummary = { row: SummaryRow; permissions: readonly Permission[] }

/** A row as lists show it. Who was hired is told only to who may see them. */
export function toSummary({ row, permissions }: ToSummary): OpenJobSummary {
  return {
    id: row.id,
    title: row.title,
    identifier: row.identifier,
    department: row.department,
    team: row.team,
    location: row.location,
    manager: row.manager,
    employmentType: row.employmentType,
    isBackfill: row.isBackfill === null ? null : row.isBackfill === 'yes',
    targetHireDate: row.targetHireDate,
    targetStartDate: row.targetStartDate,
    payMinimum: row.payMinimum?.toString() ?? null,
    payMaximum: row.payMaximum?.toString() ?? null,
    currency: row.currency,
    payInterval: row.payInterval,
    status: row.status,
    statusChangedAt: row.statusChangedAt.toISOString(),
    closeReason: row.status === 'Cancelled' ? row.closeReason : null,
    filledBy: toFilledBy({ row, permissions }),
    opening: toOpening(row),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

function toOpening({ openings: [opening] }: SummaryRow): OpenJobSummary['opening'] {
  if (!opening) return null
  const { state, sourceState, problem, differences } = opening

  return { state, sourceState, hasProblem: problem !== null, differences }
}

function toFilledBy({ row, permissions }: ToSummary): OpenJobSummary['filledBy'] {
  const { filledAt, filledByPersonId, filledByPerson, filledByNewHireId, filledByNewHire } = row
  if (filledAt === null) return null
  const at = filledAt.toISOString()
  const tell = (isVisible: boolean, id: string, name: string | undefined) =>
    isVisible ? { id, name: name ?? null } : { id: null, name: null }

  if (filledByPersonId !== null) {
    return { kind: 'person', at, ...tell(permissions.includes('people.read'), filledByPersonId, filledByPerson?.name) }
  }
  if (filledByNewHireId === null) return { kind: 'erased', at, id: null, name: null }
  const isVisible =
    permissions.includes('newHires.manage') && (permissions.includes('confidential.read') || filledByNewHire?.confidential === false)

  return { kind: 'newHire', at, ...tell(isVisible, filledByNewHireId, filledByNewHire?.name) }
}

type HistoryRow = Prisma.OpenJobGetPayload<{ select: typeof detailSelect }>['history'][number]
type ToHistoryEntry = { entry: HistoryRow; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

function toHistoryEntry({ entry, ...rest }: ToHistoryEntry): OpenJobHistoryEntry {
  const { statusBefore = null, statusAfter = null } = entry.detail as StatusStep

  return { ...describeEntry({ entry, ...rest }), kind: entry.kind as OpenJobHistoryKind, statusBefore, statusAfter }
}
