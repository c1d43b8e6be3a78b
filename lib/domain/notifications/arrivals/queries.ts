import type { Permission } from '#lib/domain/access/schema.ts'
import type { NotificationKind } from '#lib/domain/notifications/schema.ts'
import type { NotificationSubject } from '#lib/domain/notifications/words/rules.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'

/** Names of the last things that a row counts. */
const NAMES_MAX = 2
/** An id is made before its row is told of, by how much depends on the load; after it only where two clocks differ. */
const MADE_BEFORE_MS = 10_000
const CLOCKS_DIFFER_MS = 1_000

/** A row that counts, and what the reader may see now. */
type CountingRow = { id: string; kind: NotificationKind; count: number; createdAt: Date; lastAt: Date }
export type ReadArrivals = { reader: { scope: TenantScope; permissions: readonly Permission[] }; rows: readonly CountingRow[] }
export type ArrivedSubject = NotificationSubject & { notificationId: string }

/** What rows that count speak of, the last that came in first: at most two each. */
export async function readArrivals(tx: TenantTransaction, input: ReadArrivals): Promise<ArrivedSubject[]> {
  return [...(await readArrivedOffers(tx, input)), ...(await readArrivedHires(tx, input))]
}

/**
 * The offers behind "12 new offers": those the reader may see whose ids were made while the row counted. Ids sort by time, so each row is a
 * short walk along the primary key.
 */
async function readArrivedOffers(tx: TenantTransaction, { reader, rows }: ReadArrivals): Promise<ArrivedSubject[]> {
  const told = listCounted({ rows, kind: 'offer.arrived' })
  if (!told) return []
  const seesConfidential = reader.permissions.includes('confidential.read')

  return query<ArrivedSubject>(tx)`
    select told."id"::text as "notificationId", o."id"::text, o."name", o."state"::text
    from ${told}
    cross join lateral (
      select o."id", o."name", o."state" from "offer" o
      where o."organizationId" = ${reader.scope.organizationId}::uuid and o."id" >= told."from" and o."id" < told."to"
        and (${seesConfidential} or not o."confidential")
      order by o."id" desc
      limit least(told."count", ${NAMES_MAX})
    ) o
    order by told."id", o."id" desc`
}

/** The new hires behind "3 new hires", in the same way. */
async function readArrivedHires(tx: TenantTransaction, { reader, rows }: ReadArrivals): Promise<ArrivedSubject[]> {
  const told = listCounted({ rows, kind: 'newHire.arrived' })
  if (!told) return []
  const seesConfidential = reader.permissions.includes('confidential.read')

  return query<ArrivedSubject>(tx)`
    select told."id"::text as "notificationId", h."id"::text, nullif(h."name", '') as "name", h."state"::text
    from ${told}
    cross join lateral (
      select h."id", h."name", h."state" from "new_hire" h
      where h."organizationId" = ${reader.scope.organizationId}::uuid and h."id" >= told."from" and h."id" < told."to"
        and (${seesConfidential} or not h."confidential")
      order by h."id" desc
      limit least(told."count", ${NAMES_MAX})
    ) h
    order by told."id", h."id" desc`
}

/** The rows of a kind that counts, each with the ids between which what it counts was made; null where there is none. */
function listCounted({ rows, kind }: { rows: readonly CountingRow[]; kind: NotificationKind }): Prisma.Sql | null {
  const counted = rows.filter((row) => row.kind === kind)
  if (counted.length === 0) return null

  return Prisma.sql`unnest(
    ${counted.map(({ id }) => id)}::uuid[], ${counted.map(({ createdAt }) => idFrom(createdAt.getTime() - MADE_BEFORE_MS))}::uuid[],
    ${counted.map(({ lastAt }) => idFrom(lastAt.getTime() + CLOCKS_DIFFER_MS))}::uuid[], ${counted.map(({ count }) => count)}::int[]
  ) as told("id", "from", "to", "count")`
}

/** The smallest id that is made at an instant: its first 48 bits are the milliseconds. */
function idFrom(instantMs: number): string {
  const hex = instantMs.toString(16).padStart(12, '0')

  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
