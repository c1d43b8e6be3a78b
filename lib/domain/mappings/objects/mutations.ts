import type { FieldDefinition } from '#lib/domain/fields/schema.ts'
import type { LoadedMappings } from '#lib/domain/mappings/engine.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { readPersonSettings } from '#lib/domain/new-hires/mutations.ts'
import { remapHire } from '#lib/domain/new-hires/remaps/mutations.ts'
import { readOfferSettings, remapOffer } from '#lib/domain/offers/mutations.ts'
import type { RemapMode, Remapped } from '#lib/domain/values/rules.ts'
import type { SourceFields } from '#lib/domain/values/schema.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { tableOf } from './queries.ts'

export type RemapRecord = { recordId: string; mappings: LoadedMappings; mode: RemapMode }
export type RemappedRecord = Pick<Remapped, 'changes' | 'keptFields' | 'versionsBefore'>

/** What a pass does with the records of one object. */
export type RecordsPass = {
  /** With archived ones. */
  fields: readonly FieldDefinition[]
  /** Null where there is nothing to fill the record of, or it is no longer in preparation. */
  remap: (input: RemapRecord) => Promise<RemappedRecord | null>
}

const passes: Readonly<Record<MappedObject, (tx: TenantTransaction, scope: TenantScope) => Promise<RecordsPass>>> = {
  Offer: async (tx, scope) => {
    const settings = await readOfferSettings(tx, scope)

    return { fields: settings.fields, remap: ({ recordId, ...by }) => remapOffer(tx, { scope, offerId: recordId, ...settings, ...by }) }
  },
  Person: async (tx, scope) => {
    const settings = await readPersonSettings(tx, scope)

    return { fields: settings.fields, remap: ({ recordId, ...by }) => remapHire(tx, { scope, newHireId: recordId, ...settings, ...by }) }
  },
}

/** Reads once, for as many records as one transaction fills, what the organization says of all of them. Two queries. */
export function openPass(tx: TenantTransaction, { scope, object }: { scope: TenantScope; object: MappedObject }): Promise<RecordsPass> {
  return passes[object](tx, scope)
}

type OpenRecords = { scope: TenantScope; connectionId: string; object: MappedObject }
export type OpenRecord = { id: string; source: SourceFields; heldSource: SourceFields | null }

/**
 * Holds the next open records behind the cursor. In the order of ids, like everything that holds several records at once: two that do cannot
 * wait for each other.
 */
export async function lockOpenRecords(
  tx: TenantTransaction,
  { scope, connectionId, object, cursor, size }: OpenRecords & { cursor: string | null; size: number },
): Promise<OpenRecord[]> {
  const { table, isOpen, heldSource } = tableOf(object)

  return query<OpenRecord>(tx)`
    select "id"::text as id, "source", ${heldSource} as "heldSource" from ${table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and ${isOpen} and (${cursor}::uuid is null or "id" > ${cursor}::uuid)
    order by "id" limit ${size} for update`
}

/** How many records of the connection are open. */
export async function countOpenRecords(tx: TenantTransaction, { scope, connectionId, object }: OpenRecords): Promise<number> {
  const { table, isOpen } = tableOf(object)
  const [row] = await query<{ count: number }>(tx)`
    select count(*)::int as count from ${table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and ${isOpen}`

  return row?.count ?? 0
}

/** How a record is named by what a run wrote down of it: exactly one of the two is set. */
export function toItemKey({ object, recordId }: { object: MappedObject; recordId: string }): { offerId: string } | { newHireId: string } {
  return object === 'Offer' ? { offerId: recordId } : { newHireId: recordId }
}
