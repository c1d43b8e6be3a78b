import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope } from '#lib/platform/db/tenant.ts'
import type { Sweep } from './contract.ts'

export type SweepRow = Prisma.SweepGetPayload<Record<never, never>>

/** The newest check of every connection. */
export async function listLatestSweeps(scope: TenantScope): Promise<Sweep[]> {
  return inTenant(scope, async (tx) => {
    const connections = await tx.connection.findMany({ select: { sweeps: { orderBy: { id: 'desc' }, take: 1 } } })

    return connections.flatMap(({ sweeps }) => sweeps.map(toSweep))
  })
}

/** The row as the API tells it. */
export function toSweep(row: SweepRow): Sweep {
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
    untold: { offers: row.untoldOffers, hires: row.untoldHires, records: row.untold as Sweep['untold']['records'] },
    error: row.error as Sweep['error'],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
