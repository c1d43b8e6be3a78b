import { readFields } from '#lib/domain/fields/queries.ts'
import type { FieldDefinition, FieldOption } from '#lib/domain/fields/schema.ts'
import { type OpeningProblem, openingProblemSchema } from '#lib/domain/openings/schema.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { type TenantScope, type TenantTransaction, tenantWhere } from '#lib/platform/db/tenant.ts'

const fieldSelect = {
  fieldKey: true,
  isOn: true,
  externalId: true,
  createSentAt: true,
  sentOptions: true,
  problem: true,
} satisfies Prisma.OpeningFieldSelect

type FieldRow = Prisma.OpeningFieldGetPayload<{ select: typeof fieldSelect }>

/** A custom field of open jobs with what is known of it in an account. */
export type StoredField = Omit<FieldRow, 'sentOptions' | 'problem'> & {
  definition: FieldDefinition
  sentOptions: FieldOption[]
  problem: OpeningProblem | null
}

type Place = { scope: TenantScope; connectionId: string | null }

/** Every custom field of open jobs that is not archived, in its order; one that was never switched is off. Two queries. */
export async function readOpeningFields(tx: TenantTransaction, { scope, connectionId }: Place): Promise<StoredField[]> {
  const definitions = await readFields(tx, { scope, object: 'OpenJob' })
  const rows =
    connectionId === null ? [] : await tx.openingField.findMany({ where: { ...tenantWhere(scope), connectionId }, select: fieldSelect })
  const byKey = new Map(rows.map((row) => [row.fieldKey, row]))

  return definitions
    .filter(({ isBuiltIn, isArchived }) => !isBuiltIn && !isArchived)
    .map((definition) => toStored({ definition, row: byKey.get(definition.key) }))
}

function toStored({ definition, row }: { definition: FieldDefinition; row: FieldRow | undefined }): StoredField {
  const problem = openingProblemSchema.safeParse(row?.problem)

  return {
    ...{ definition, fieldKey: definition.key, isOn: row?.isOn ?? false },
    ...{ externalId: row?.externalId ?? null, createSentAt: row?.createSentAt ?? null },
    sentOptions: (row?.sentOptions ?? []) as FieldOption[],
    problem: problem.success ? problem.data : null,
  }
}
