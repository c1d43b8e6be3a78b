import { readMemberNames } from '#lib/domain/access/queries.ts'
import { canSee } from '#lib/domain/access/rules.ts'
import type { Permission } from '#lib/domain/access/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import { listProposals, proposingSelect } from '#lib/domain/new-hires/proposals/queries.ts'
import { readToday } from '#lib/domain/offers/queries.ts'
import { sortPeriods } from '#lib/domain/people/periods/rules.ts'
import { describeEntry } from '#lib/domain/values/descriptions/rules.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { PersonDetail, PersonField, PersonHistoryEntry, PersonSummary } from './contract.ts'
import { readPersonValues, readStatus } from './rules.ts'
import type { Origins } from './schema.ts'
import type { PersonHistoryKind } from './terms.ts'

const HISTORY_MAX = 100

/** What a summary is made of, by `toSummary`. */
export const summarySelect = {
  id: true,
  name: true,
  personalEmail: true,
  personalPhone: true,
  jobTitle: true,
  department: true,
  location: true,
  manager: true,
  startDate: true,
  endDate: true,
  baseSalary: true,
  currency: true,
  payInterval: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.PersonSelect

export type SummaryRow = Prisma.PersonGetPayload<{ select: typeof summarySelect }>

const detailSelect = {
  ...summarySelect,
  firstName: true,
  middleName: true,
  lastName: true,
  linkedIn: true,
  twitter: true,
  customValues: true,
  origins: true,
  periods: {
    select: { id: true, startDate: true, endDate: true, jobTitle: true, department: true, location: true, newHireId: true },
  },
  history: {
    orderBy: { id: 'desc' },
    take: HISTORY_MAX,
    select: { id: true, at: true, kind: true, userId: true, newHireId: true, changes: true, detail: true },
  },
} satisfies Prisma.PersonSelect

export type GetPerson = { scope: TenantScope; id: string; permissions: readonly Permission[] }

/** One person with their fields, periods, history, and the new hires that they were, as far as the reader may see those. Throws `not_found`. */
export async function getPerson({ scope, id, permissions }: GetPerson): Promise<PersonDetail> {
  return inTenant(scope, async (tx) => {
    const row = await tx.person.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    if (!row) throw notFoundError('person')

    const fields = await readFields(tx, { scope, object: 'Person' })
    const origins = row.origins as Origins
    const names = await readMemberNames(tx, [
      ...Object.values(origins).flatMap(({ by }) => by ?? []),
      ...row.history.flatMap(({ userId }) => userId ?? []),
    ])
    const newHires = await readHiresOf(tx, { personId: id, permissions, fields })
    const shownHire = (newHireId: string | null) => (newHires.some((hire) => hire.id === newHireId) ? newHireId : null)
    const open = fields.filter(({ isArchived }) => !isArchived)
    const values = readPersonValues(row)

    return {
      ...toSummary({ row, today: await readToday(tx, scope) }),
      fields: open.map((definition) => describeField({ definition, value: values[definition.key] ?? null, origins, names })),
      hiddenFieldCount: open.filter(({ sensitivity }) => !canSee({ permissions, sensitivity })).length,
      periods: sortPeriods(row.periods).map((period) => ({ ...period, newHireId: shownHire(period.newHireId) })),
      newHires,
      history: row.history.map((entry) => ({ ...toHistoryEntry({ entry, names, fields }), newHireId: shownHire(entry.newHireId) })),
    }
  })
}

type ReadHires = { personId: string; permissions: readonly Permission[]; fields: readonly FieldDefinition[] }

async function readHiresOf(tx: TenantTransaction, { personId, permissions, fields }: ReadHires): Promise<PersonDetail['newHires']> {
  if (!permissions.includes('newHires.manage')) return []

  const hires = await tx.newHire.findMany({
    where: { personId, state: 'Added', ...(permissions.includes('confidential.read') ? {} : { confidential: false }) },
    orderBy: { id: 'desc' },
    select: { ...proposingSelect, candidateUrl: true, isForgetting: true },
  })
  const visible = fields.filter(({ sensitivity }) => canSee({ permissions, sensitivity }))

  return hires.map((hire) => ({
    id: hire.id,
    candidateUrl: hire.candidateUrl,
    proposalCount: listProposals({ hire, fields: visible }).length,
    isForgetting: hire.isForgetting,
  }))
}

/** A row as lists show it. */
export function toSummary({ row, today }: { row: SummaryRow; today: string }): PersonSummary {
  return {
    id: row.id,
    name: row.name,
    personalEmail: row.personalEmail,
    personalPhone: row.personalPhone,
    jobTitle: row.jobTitle,
    department: row.department,
    location: row.location,
    manager: row.manager,
    startDate: row.startDate,
    endDate: row.endDate,
    status: readStatus({ ...row, today }),
    baseSalary: row.baseSalary?.toString() ?? null,
    currency: row.currency,
    payInterval: row.payInterval,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

type DescribeField = { definition: FieldDefinition; value: string | null; origins: Origins; names: ReadonlyMap<string, string> }

function describeField({ definition, value, origins, names }: DescribeField): PersonField {
  const origin = value === null ? undefined : origins[definition.key]

  return {
    ...definition,
    value,
    origin: origin ? { ...origin, by: origin.by === null ? null : (names.get(origin.by) ?? 'A former member') } : null,
  }
}

type HistoryRow = Prisma.PersonGetPayload<{ select: typeof detailSelect }>['history'][number]
type ToHistoryEntry = { entry: HistoryRow; names: ReadonlyMap<string, string>; fields: readonly FieldDefinition[] }

function toHistoryEntry({ entry, ...rest }: ToHistoryEntry): PersonHistoryEntry {
  return { ...describeEntry({ entry, ...rest }), kind: entry.kind as PersonHistoryKind, newHireId: entry.newHireId }
}
