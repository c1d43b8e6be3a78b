import { z } from 'zod'
import { listPaths } from '#lib/domain/mappings/rules.ts'
import { mappingRuleSchema, sourceTypeSchema } from '#lib/domain/mappings/schema.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { type StoredSourceField, sourceFieldOwnerSchema } from './schema.ts'

const optionsSchema = z.array(z.object({ value: z.string(), label: z.string(), isArchived: z.boolean() })).catch([])

export type SourceFieldsRef = { scope: TenantScope; connectionId: string }

/** Every custom field that the connected account has shown so far, archived ones included, by title. One query. */
export async function readSourceFields(tx: TenantTransaction, { connectionId }: SourceFieldsRef): Promise<StoredSourceField[]> {
  const rows = await tx.sourceField.findMany({
    where: { connectionId },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      externalId: true,
      ownerObject: true,
      title: true,
      formerTitle: true,
      type: true,
      vendorType: true,
      description: true,
      isPrivate: true,
      options: true,
      archivedAt: true,
    },
  })

  return rows.flatMap(({ ownerObject, type, options, ...row }) => {
    const owner = sourceFieldOwnerSchema.safeParse(ownerObject).data
    if (!owner) return []

    return [
      {
        ...row,
        ownerObject: owner,
        type: sourceTypeSchema.catch('other').parse(type),
        options: optionsSchema.parse(options),
        isArchived: row.archivedAt !== null,
      },
    ]
  })
}

export type FieldInUse = { id: string; connectionId: string; externalId: string; title: string }

/** Archived fields that a live mapping of their connection reads. Two queries, one where nothing is archived. */
export async function findArchivedInUse(
  tx: TenantTransaction,
  { scope, connectionIds }: { scope: TenantScope; connectionIds: readonly string[] },
): Promise<FieldInUse[]> {
  const archived = await tx.sourceField.findMany({
    where: { connectionId: { in: [...connectionIds] }, archivedAt: { not: null } },
    orderBy: [{ archivedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, connectionId: true, externalId: true, title: true },
  })
  if (archived.length === 0) return []

  const live = await query<{ connectionId: string; rules: unknown }>(tx)`
    select distinct on ("connectionId", "object") "connectionId"::text, "rules" from "mapping_version"
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = any(${[...connectionIds]}::uuid[])
    order by "connectionId", "object", "number" desc`
  const used = new Set(
    live.flatMap(({ connectionId, rules }) => listReadPaths(rules).map((path) => `${connectionId} ${toFieldPath(path)}`)),
  )

  return archived.filter(({ connectionId, externalId }) => used.has(`${connectionId} customField.${externalId}`))
}

/** A rule that cannot be read reads nothing. */
function listReadPaths(rules: unknown): string[] {
  const parts = z.array(z.unknown()).safeParse(rules).data ?? []

  return parts.flatMap((part) => mappingRuleSchema.safeParse(part).data?.steps ?? []).flatMap(listPaths)
}

/** A part of a field, such as `customField.<id>.amount`, belongs to the field. */
function toFieldPath(path: string): string {
  return path.split('.').slice(0, 2).join('.')
}
