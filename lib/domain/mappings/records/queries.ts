import type { Readings } from '#lib/domain/mappings/schema.ts'
import { type OfferVisibility, whereVisible } from '#lib/domain/offers/queries.ts'
import { readSearchPatterns } from '#lib/domain/offers/rules.ts'
import type { OfferState } from '#lib/domain/offers/terms.ts'
import type { Overrides, SourceFields } from '#lib/domain/values/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

type OfConnection = { scope: TenantScope; connectionId: string }

/** What the newest offers of a connection hold at every place, newest first. Offers that were read before readings were kept are left out. */
export async function readRecentReadings(
  tx: TenantTransaction,
  { connectionId, visibility, limit }: OfConnection & { visibility: OfferVisibility; limit: number },
): Promise<Readings[]> {
  const rows = await tx.offer.findMany({
    where: { connectionId, readings: { not: {} }, ...whereVisible(visibility) },
    orderBy: { id: 'desc' },
    take: limit,
    select: { readings: true },
  })

  return rows.map(({ readings }) => readings as Readings)
}

const MENTIONS_MAX = 20

/** The newest records of a connection that have a reading at one of the paths, however old they are. */
export async function findReadingsWith(
  tx: TenantTransaction,
  { scope, connectionId, paths }: OfConnection & { paths: readonly string[] },
): Promise<Readings[]> {
  const rows = await tx.$queryRaw<{ readings: Readings }[]>`
    select "readings" from "offer"
    where "organizationId" = ${scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
      and "readings" ?| ${[...paths]}::text[]
    order by "id" desc limit ${MENTIONS_MAX}::int`

  return rows.map(({ readings }) => readings)
}

const RECORDS_MAX = 20
const SEARCH_MAX = 1000

export type RecordToTry = { id: string; name: string | null; jobTitle: string | null }

/** The newest offers of a connection, whatever their state; with words, those that the search of offers finds. */
export async function listRecordsToTry(
  tx: TenantTransaction,
  { connectionId, visibility, search }: OfConnection & { visibility: OfferVisibility; search?: string },
): Promise<RecordToTry[]> {
  const patterns = readSearchPatterns(search ?? '')
  const found = patterns.length > 0 ? { id: { in: await searchEveryState(tx, { patterns, visibility }) } } : {}

  return tx.offer.findMany({
    where: { connectionId, ...whereVisible(visibility), ...found },
    orderBy: { id: 'desc' },
    take: RECORDS_MAX,
    select: { id: true, name: true, jobTitle: true },
  })
}

/** The search looks at one state at a time, because lists do. */
async function searchEveryState(
  tx: TenantTransaction,
  { patterns, visibility }: { patterns: string[]; visibility: OfferVisibility },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select found.id::text as id from unnest(enum_range(null::"OfferState")) as of(state)
    cross join lateral app.search_offers(${patterns}::text[], of.state, null::"Environment", ${visibility.confidential}, ${SEARCH_MAX}::int) as found(id)`

  return rows.map(({ id }) => id)
}

export type RecordValues = {
  state: OfferState
  readings: Readings
  source: SourceFields
  overrides: Overrides
  /** As shown now. */
  currency: string | null
  payInterval: string | null
}

/**
 * What one offer of the connection was filled from, and with.
 * @throws AppError `not_found` for an offer that does not exist there or may not be seen.
 */
export async function readRecordValues(
  tx: TenantTransaction,
  { connectionId, recordId, visibility }: OfConnection & { recordId: string; visibility: OfferVisibility },
): Promise<RecordValues> {
  const row = await tx.offer.findFirst({
    where: { id: recordId, connectionId, ...whereVisible(visibility) },
    select: { state: true, readings: true, source: true, overrides: true, currency: true, payInterval: true },
  })
  if (!row) throw notFoundError('offer')
  const { readings, source, overrides } = row

  return { ...row, readings: readings as Readings, source: source as SourceFields, overrides: overrides as Overrides }
}
