import { listStaleHires } from '#lib/domain/new-hires/readings/queries.ts'
import { listStaleOffers } from '#lib/domain/offers/readings/queries.ts'
import { readListMemory, type SweepRow } from '#lib/domain/sweeps/passes/queries.ts'
import type { ListProgress, SweepProgress } from '#lib/domain/sweeps/schema.ts'
import type { ListStale } from '#lib/domain/sync/queries.ts'
import type { AshbyConnection } from '#lib/pipeline/ashby-connection.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { isGathering } from './sweep-work.ts'

/** Lists of up to so many are read whole each time: larger ones by what changed. */
const WHOLE_MAX = 1_000
/** Known records that one scheduled pass looks at although nothing seems to have changed. */
export const ROTATION_MAX = 200
const STALE_MS = 24 * 60 * 60 * 1000

export type CreateProgress = {
  scope: TenantScope
  connection: AshbyConnection
  row: Pick<SweepRow, 'trigger' | 'connectionId'> & { startedAt: Date }
}

/** What a pass begins with: whether it lists whole, and which known records are due for a look. */
export async function createProgress({ scope, connection, row }: CreateProgress): Promise<SweepProgress> {
  const memory = await readListMemory({ scope, connectionId: row.connectionId })
  const stale = { scope, connection: connection.access, before: new Date(row.startedAt.getTime() - STALE_MS), take: ROTATION_MAX }
  const list = async (token: string | null, listed: number | null, listStale: FindStale): Promise<ListProgress> => {
    const isWhole = isGathering(row) || token === null || (listed ?? 0) <= WHOLE_MAX
    const staleBefore = isGathering(row) ? row.startedAt : await findDue(stale, listStale)

    return { isWhole, token: isWhole ? null : token, nextToken: null, listed: 0, staleBefore: staleBefore.toISOString() }
  }

  return {
    offers: await list(memory.offerSyncToken, memory.listedOffers, listStaleOffers),
    applications: await list(memory.applicationSyncToken, memory.listedHires, listStaleHires),
    join: null,
    unread: 0,
    hasRestarted: false,
  }
}

type FindStale = (input: ListStale) => Promise<{ readAt: Date }[]>

/** Before when a record was read for its turn to have come: a day ago, or earlier where that would be too many. */
async function findDue(stale: ListStale, listStale: FindStale): Promise<Date> {
  const due = await listStale(stale)
  const last = due.at(-1)

  return last && due.length === stale.take ? new Date(last.readAt.getTime() + 1) : stale.before
}
