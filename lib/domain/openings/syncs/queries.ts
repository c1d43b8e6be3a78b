import { readMemberNames } from '#lib/domain/access/queries.ts'
import { readFields } from '#lib/domain/fields/queries.ts'
import type { OpeningSync, OpeningSyncItem } from '#lib/domain/openings/contract.ts'
import { openingProblemSchema } from '#lib/domain/openings/schema.ts'
import { type OpeningSyncOutcome, openingFieldWords } from '#lib/domain/openings/terms.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { query } from '#lib/platform/db/raw.ts'
import { type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'

export type SyncRow = Prisma.OpeningSyncGetPayload<Record<never, never>>

/** Holds a sync for the rest of the transaction. Null where it is gone. */
export async function lockSync(tx: TenantTransaction, { scope, id }: { scope: TenantScope; id: string }): Promise<SyncRow | null> {
  await query(tx)`select 1 from "opening_sync" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${id}::uuid for update`

  return tx.openingSync.findUnique({ where: tenantKey(scope, id) })
}

type Place = { scope: TenantScope; connectionId: string }

/** The sync of an account that waits or runs. */
export function findSyncUnderWay(tx: TenantTransaction, { scope, connectionId }: Place): Promise<SyncRow | null> {
  return tx.openingSync.findFirst({
    where: { ...tenantWhere(scope), connectionId, state: { in: ['Queued', 'Running'] } },
    orderBy: { id: 'desc' },
  })
}

/** The newest sync of an account, and the newest one that ended. */
export async function findLatestSyncs(
  tx: TenantTransaction,
  { scope, connectionId }: Place,
): Promise<{ latest: SyncRow | null; ended: SyncRow | null }> {
  const rows = await tx.openingSync.findMany({ where: { ...tenantWhere(scope), connectionId }, orderBy: { id: 'desc' }, take: 5 })

  return { latest: rows[0] ?? null, ended: rows.find(({ state }) => state === 'Done' || state === 'Failed') ?? null }
}

/** Syncs as the API tells them. */
export async function describeSyncs(tx: TenantTransaction, rows: readonly SyncRow[]): Promise<OpeningSync[]> {
  const names = await readMemberNames(
    tx,
    rows.flatMap(({ requestedById }) => requestedById ?? []),
  )

  return rows.map((row) => {
    const error = openingProblemSchema.safeParse(row.error)
    const { id, trigger, state, total, seen, created, changed, closed, filled, waiting, failed, calls } = row

    return {
      ...{ id, trigger, state, total, seen, created, changed, closed, filled, waiting, failed, calls },
      by: row.requestedById === null ? null : (names.get(row.requestedById) ?? null),
      error: error.success ? error.data : null,
      createdAt: row.createdAt.toISOString(),
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    }
  })
}

export type ListSyncs = Place & { cursor?: string; limit: number }

/** Syncs of an account, newest first. */
export async function listSyncs(
  tx: TenantTransaction,
  { scope, connectionId, cursor, limit }: ListSyncs,
): Promise<{ items: OpeningSync[]; nextCursor: string | null }> {
  const before = cursor ? decodeCursor(cursor)[1] : undefined
  const rows = await tx.openingSync.findMany({
    where: { ...tenantWhere(scope), connectionId, id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)

  return {
    items: await describeSyncs(tx, page),
    nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
  }
}

export type ListSyncItems = { scope: TenantScope; syncId: string; outcome?: OpeningSyncOutcome; cursor?: string; limit: number }

/**
 * What a sync did, in the order in which it did it.
 * @throws AppError `not_found`
 */
export async function listSyncItems(
  tx: TenantTransaction,
  { scope, syncId, outcome, cursor, limit }: ListSyncItems,
): Promise<{ items: OpeningSyncItem[]; nextCursor: string | null }> {
  const sync = await tx.openingSync.findUnique({ where: tenantKey(scope, syncId), select: { id: true } })
  if (!sync) throw notFoundError('sync')
  const after = cursor ? decodeCursor(cursor)[1] : undefined
  const rows = await tx.openingSyncItem.findMany({
    where: { ...tenantWhere(scope), syncId, outcome, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit + 1,
    include: { openJob: { select: { identifier: true, title: true } } },
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const fields = await readFields(tx, { scope, object: 'OpenJob' })
  const words: Readonly<Record<string, { label: string }>> = openingFieldWords
  const labelOf = (key: string) => words[key]?.label ?? fields.find((field) => field.key === key)?.label ?? key

  return {
    items: page.map(({ openJobId, openJob, problem, at, fields: keys, outcome: what }) => ({
      ...{ openJobId, ...openJob, outcome: what, fields: keys.map(labelOf), at: at.toISOString() },
      problem: openingProblemSchema.safeParse(problem).data ?? null,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
  }
}
