import { type ShownRow, tableOf, whereSeen } from '#lib/domain/mappings/objects/queries.ts'
import type { Readings } from '#lib/domain/mappings/schema.ts'
import type { MappedObject } from '#lib/domain/mappings/terms.ts'
import { objectWords } from '#lib/domain/mappings/terms.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { RecordVisibility } from './rules.ts'

type OfMapping = { scope: TenantScope; connectionId: string; object: MappedObject }

/** What the newest records of a connection hold at every place, newest first. Those that were read before readings were kept are left out. */
export async function readRecentReadings(
  tx: TenantTransaction,
  { scope, connectionId, object, visibility, limit }: OfMapping & { visibility: RecordVisibility; limit: number },
): Promise<Readings[]> {
  const rows = await query<{ readings: Readings }>(tx)`
    select "readings" from ${tableOf(object).table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and "readings" <> '{}' and ${whereSeen(visibility)}
    order by "id" desc limit ${limit}::int`

  return rows.map(({ readings }) => readings)
}

const MENTIONS_MAX = 20

/** The newest records of a connection that have a reading at one of the paths, however old they are. */
export async function findReadingsWith(
  tx: TenantTransaction,
  { scope, connectionId, object, paths }: OfMapping & { paths: readonly string[] },
): Promise<Readings[]> {
  const rows = await query<{ readings: Readings }>(tx)`
    select "readings" from ${tableOf(object).table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and "readings" ?| ${[...paths]}::text[]
    order by "id" desc limit ${MENTIONS_MAX}::int`

  return rows.map(({ readings }) => readings)
}

const RECORDS_MAX = 20
const SEARCH_MAX = 1000

export type RecordToTry = { id: string; name: string | null; jobTitle: string | null }

/** The newest records of a connection, whatever their state; with words, those that the object's search finds. */
export async function listRecordsToTry(
  tx: TenantTransaction,
  { scope, connectionId, object, visibility, search }: OfMapping & { visibility: RecordVisibility; search?: string },
): Promise<RecordToTry[]> {
  const patterns = readSearchPatterns(search ?? '')
  const found = patterns.length > 0 ? await searchEveryState(tx, { object, patterns, visibility }) : null

  return query<RecordToTry>(tx)`
    select "id"::text as id, nullif("name", '') as name, "jobTitle" from ${tableOf(object).table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and ${whereSeen(visibility)}
      and (${found}::uuid[] is null or "id" = any(${found}::uuid[]))
    order by "id" desc limit ${RECORDS_MAX}::int`
}

type SearchEveryState = { object: MappedObject; patterns: readonly string[]; visibility: RecordVisibility }

/** What the search finds is read again under the policies, by whoever asked. */
async function searchEveryState(tx: TenantTransaction, { object, ...search }: SearchEveryState): Promise<string[]> {
  const rows = await query<{ id: string }>(tx)`
    select found.id::text as id from (${tableOf(object).search({ ...search, most: SEARCH_MAX })}) as found(id)`

  return rows.map(({ id }) => id)
}

export type RecordValues = ShownRow & { readings: Readings }

/**
 * What one record of the connection was filled from, and with.
 * @throws AppError `not_found` for a record that does not exist there or may not be seen.
 */
export async function readRecordValues(
  tx: TenantTransaction,
  { scope, connectionId, object, recordId, visibility }: OfMapping & { recordId: string; visibility: RecordVisibility },
): Promise<RecordValues> {
  const [row] = await query<RecordValues>(tx)`
    select "state"::text as state, "readings", "source", "overrides", "currency", "payInterval"::text as "payInterval"
    from ${tableOf(object).table}
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid and "id" = ${recordId}::uuid
      and ${whereSeen(visibility)}`
  if (!row) throw notFoundError(objectWords[object].one)

  return row
}
