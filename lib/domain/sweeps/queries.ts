import type { Permission } from '#lib/domain/access/schema.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import { query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { Sweep } from './contract.ts'
import type { SweepRow } from './passes/queries.ts'
import { type UntoldRecord, untoldRecordSchema } from './schema.ts'

/** Whoever reads a report: it names records of which they may know. */
export type SweepReader = { scope: TenantScope; permissions: readonly Permission[] }

/** The newest check of every connection. */
export async function listLatestSweeps(scope: TenantScope, permissions: readonly Permission[] = []): Promise<Sweep[]> {
  return inTenant(scope, async (tx) => {
    const newest = { where: { trigger: { not: 'Import' as const } }, orderBy: { id: 'desc' as const }, take: 1 }
    const connections = await tx.connection.findMany({ select: { sweeps: newest } })

    return describeRows(tx, { scope, permissions, rows: connections.flatMap(({ sweeps }) => sweeps) })
  })
}

export type ListSweeps = SweepReader & { connectionId: string; trigger?: Sweep['trigger']; cursor?: string; limit: number }

/** Checks and imports of a connection, newest first. */
export async function listSweeps(options: ListSweeps): Promise<{ items: Sweep[]; nextCursor: string | null }> {
  const { scope, permissions, connectionId, trigger, cursor, limit } = options
  const before = cursor ? decodeCursor(cursor)[1] : undefined

  return inTenant(scope, async (tx) => {
    const rows = await tx.sweep.findMany({
      where: { organizationId: scope.organizationId, connectionId, trigger, id: { lt: before } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)

    return {
      items: await describeRows(tx, { scope, permissions, rows: page }),
      nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
    }
  })
}

/** Whether an import of a connection was ever begun, and how the newest one stands. */
export async function findLatestImport({ connectionId, ...reader }: SweepReader & { connectionId: string }): Promise<Sweep | null> {
  return inTenant(reader.scope, async (tx) => {
    // The literal lets the planner see that the index of imports serves: there are many checks for each of them.
    const newest = await query<{ id: string }>(tx)`
      select "id" from "sweep" where "organizationId" = ${reader.scope.organizationId}::uuid and "connectionId" = ${connectionId}::uuid
        and "trigger" = 'Import' order by "id" desc limit 1`
    const rows = await tx.sweep.findMany({ where: { id: { in: newest.map(({ id }) => id) } } })
    const [latest] = await describeRows(tx, { ...reader, rows })

    return latest ?? null
  })
}

/** Passes as the API tells them to somebody. */
export async function describeSweeps(input: SweepReader & { rows: readonly SweepRow[] }): Promise<Sweep[]> {
  return inTenant(input.scope, (tx) => describeRows(tx, input))
}

async function describeRows(tx: TenantTransaction, { permissions, rows }: SweepReader & { rows: readonly SweepRow[] }): Promise<Sweep[]> {
  const named = rows.map((row) => untoldRecordSchema.array().parse(row.untold))
  const visible = await findVisible(tx, { permissions, records: named.flat() })

  return rows.map((row, index) =>
    toSweep(
      row,
      (named[index] ?? []).filter(({ id }) => visible.has(id)),
    ),
  )
}

type FindVisible = { permissions: readonly Permission[]; records: readonly UntoldRecord[] }

/** Which of the records are still there and may be known of. */
async function findVisible(tx: TenantTransaction, { permissions, records }: FindVisible): Promise<Set<string>> {
  const idsOf = (kind: UntoldRecord['kind']) => records.filter((record) => record.kind === kind).map(({ id }) => id)
  const confidential = permissions.includes('confidential.read') ? {} : { confidential: false }
  const offerIds = permissions.includes('offers.read') ? idsOf('offer') : []
  const hireIds = permissions.includes('newHires.manage') ? idsOf('newHire') : []
  const select = { id: true } as const
  const offers = offerIds.length > 0 ? await tx.offer.findMany({ where: { id: { in: offerIds }, ...confidential }, select }) : []
  const hires = hireIds.length > 0 ? await tx.newHire.findMany({ where: { id: { in: hireIds }, ...confidential }, select }) : []

  return new Set([...offers, ...hires].map(({ id }) => id))
}

/** The row as the API tells it, with the records that the reader may know of. */
function toSweep(row: SweepRow, records: readonly UntoldRecord[]): Sweep {
  return {
    id: row.id,
    connectionId: row.connectionId,
    trigger: row.trigger,
    state: row.state,
    total: row.total,
    seen: row.seen,
    added: row.added,
    changed: row.changed,
    gone: row.gone,
    ignored: row.ignored,
    failed: row.failed,
    since: row.since,
    isWhole: row.isWhole,
    calls: row.calls,
    expected: row.expected as Sweep['expected'],
    untold: { offers: row.untoldOffers, hires: row.untoldHires, records: [...records] },
    error: row.error as Sweep['error'],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
