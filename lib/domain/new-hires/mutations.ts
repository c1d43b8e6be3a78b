import type { Permission } from '#lib/domain/access/schema.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import { readHireDefaults } from '#lib/domain/new-hires/queries.ts'
import { planHireReminder } from '#lib/domain/new-hires/reminders/mutations.ts'
import { type PresentedHire, presentHire } from '#lib/domain/new-hires/rules.ts'
import type { FieldDefaults, Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { NewHireFlag, NewHireState } from './terms.ts'

/** What is needed to change a row and to compute all that follows. */
export const editableHireSelect = {
  id: true,
  connectionId: true,
  candidateExternalId: true,
  state: true,
  flags: true,
  confidential: true,
  startDate: true,
  personId: true,
  isRehire: true,
  apartIds: true,
  decided: true,
  source: true,
  overrides: true,
  readings: true,
  updatedAt: true,
} satisfies Prisma.NewHireSelect

export type EditableHire = {
  id: string
  connectionId: string
  candidateExternalId: string
  state: NewHireState
  flags: NewHireFlag[]
  confidential: boolean
  /** Shown, as it was read. */
  startDate: string | null
  personId: string | null
  isRehire: boolean
  apartIds: string[]
  decided: Readonly<Record<string, string | null>> | null
  source: SourceFields
  overrides: Overrides
  readings: Readings
  updatedAt: Date
}

/** Who acts on new hires, and what they may see: one of a confidential job does not exist for somebody who may not see it. */
export type HireContext = Act & {
  visibility: { confidential: boolean }
  permissions: readonly Permission[]
}

/**
 * Holds one new hire for the rest of the transaction and reads it.
 * @throws AppError `not_found` for one that does not exist or may not be seen.
 */
export async function lockHireRow(
  tx: TenantTransaction,
  { scope, visibility, newHireId }: Pick<HireContext, 'scope' | 'visibility'> & { newHireId: string },
): Promise<EditableHire> {
  await query(tx)`select 1 from "new_hire" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${newHireId}::uuid for update`
  const row = await tx.newHire.findUnique({ where: tenantKey(scope, newHireId), select: editableHireSelect })
  if (!row || (row.confidential && !visibility.confidential)) throw notFoundError('new hire')

  return toEditableHire(row)
}

/** What the organization says of all its people. */
export type PersonSettings = { fields: readonly FieldDefinition[]; defaults: FieldDefaults }

/** Fields and defaults of the organization. Two queries. */
export async function readPersonSettings(tx: TenantTransaction, scope: TenantScope): Promise<PersonSettings> {
  return { fields: await readFields(tx, { scope, object: 'Person' }), defaults: await readHireDefaults(tx, scope) }
}

/** JSONB columns are written only through this file, so their shape is ours. */
export function toEditableHire(row: Prisma.NewHireGetPayload<{ select: typeof editableHireSelect }>): EditableHire {
  return {
    ...row,
    flags: row.flags as NewHireFlag[],
    decided: row.decided as EditableHire['decided'],
    source: row.source as SourceFields,
    overrides: row.overrides as Overrides,
    readings: row.readings as Readings,
  }
}

type SaveHire = PersonSettings & { scope: TenantScope; row: EditableHire; data?: Prisma.NewHireUncheckedUpdateInput }

/** Writes source, overrides and everything that follows from them. Returns which flags stand now. */
export async function saveHire(tx: TenantTransaction, { scope, row, fields, defaults, data }: SaveHire): Promise<{ flags: NewHireFlag[] }> {
  const presented = presentHire({ ...row, fields, defaults })
  const { source, overrides, readings } = row
  await tx.newHire.update({
    where: tenantKey(scope, row.id),
    data: { ...data, ...toHireColumns(presented), source, overrides, readings },
    select: { id: true },
  })
  if (presented.columns.startDate !== row.startDate) await planHireReminder(tx, { scope, newHireId: row.id })

  return { flags: presented.flags }
}

/** What follows from source and overrides, as it is written. */
export function toHireColumns({ columns, customValues, issues, flags }: PresentedHire) {
  return { ...columns, customValues, flags, issues, issueCount: issues.length }
}
