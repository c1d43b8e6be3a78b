import type { Sensitivity } from '#lib/domain/access/schema.ts'
import { builtInOfferFields } from '#lib/domain/offers/terms.ts'
import { builtInOpenJobFields } from '#lib/domain/open-jobs/terms.ts'
import { builtInPersonFields } from '#lib/domain/people/terms.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { BuiltInField, FieldDefinition, FieldObject, FieldOption, FieldType } from './schema.ts'
import type { FieldGroup } from './terms.ts'

const fieldSelect = {
  id: true,
  key: true,
  label: true,
  type: true,
  sensitivity: true,
  group: true,
  help: true,
  options: true,
  isRequired: true,
  position: true,
  archivedAt: true,
} satisfies Prisma.FieldSelect

type FieldRow = Prisma.FieldGetPayload<{ select: typeof fieldSelect }>
/** A definition with its place in the order. */
export type PlacedField = FieldDefinition & { position: number }

export type ReadFields = { scope: TenantScope; object: FieldObject }

/** Every field of an object in its order, archived ones last: the built-in ones as the organization arranged them, and its own. One query. */
export async function readFields(tx: TenantTransaction, options: ReadFields): Promise<FieldDefinition[]> {
  return (await readPlacedFields(tx, options)).map(({ position: _, ...definition }) => definition)
}

/** The same with their places, for who changes them. */
export async function readPlacedFields(tx: TenantTransaction, { scope, object }: ReadFields): Promise<PlacedField[]> {
  const { organizationId } = scope
  const rows = await tx.field.findMany({ where: { organizationId, object }, orderBy: { id: 'asc' }, select: fieldSelect })
  const rowsByKey = new Map(rows.map((row) => [row.key, row]))
  const builtIn = builtInFields[object].map((field, index) => toBuiltIn({ field, index, row: rowsByKey.get(field.key) }))
  const own = rows.flatMap((row) => toOwn(row) ?? [])

  return [...builtIn, ...own].sort((one, other) => Number(one.isArchived) - Number(other.isArchived) || one.position - other.position)
}

/** Every field of an object, for the API. */
export async function listFields({ scope, object }: ReadFields): Promise<FieldDefinition[]> {
  return inTenant(scope, (tx) => readFields(tx, { scope, object }))
}

const builtInFields: Readonly<Record<FieldObject, readonly BuiltInField[]>> = {
  Offer: builtInOfferFields,
  Person: builtInPersonFields,
  OpenJob: builtInOpenJobFields,
}

type ToBuiltIn = { field: BuiltInField; index: number; row: FieldRow | undefined }

function toBuiltIn({ field, index, row }: ToBuiltIn): PlacedField {
  return {
    key: field.key,
    label: field.label,
    type: field.type,
    sensitivity: field.sensitivity,
    group: field.group,
    help: null,
    options: field.options ?? [],
    isRequired: row?.isRequired ?? field.isRequired,
    isBuiltIn: true,
    isArchived: false,
    position: row?.position ?? index,
  }
}

/** Null for a row of a built-in field, which has no words of its own. The columns are written only by this folder, so their shape is ours. */
function toOwn(row: FieldRow): PlacedField | null {
  if (row.label === null || row.type === null) return null

  return {
    key: row.key,
    label: row.label,
    type: row.type as FieldType,
    sensitivity: (row.sensitivity ?? 'pay') as Sensitivity,
    group: (row.group ?? 'Details') as FieldGroup,
    help: row.help,
    options: row.options as FieldOption[],
    isRequired: row.isRequired,
    isBuiltIn: false,
    isArchived: row.archivedAt !== null,
    position: row.position,
  }
}
