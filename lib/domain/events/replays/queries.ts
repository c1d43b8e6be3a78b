import { type EventVisibility, toIdBounds, whereEventVisible } from '#lib/domain/events/queries.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { inTenant, type TenantScope, type TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { Replay, ReplayFilter } from './contract.ts'
import { REPLAY_EVENTS_MAX } from './terms.ts'

/** Which events a replay takes, and for whose eyes. */
export type ReplayChoice = { filter: ReplayFilter; visibility: EventVisibility }

/** What `findReplayObstacle` says of one event: a test says nothing of a record, what is on its way answers by itself, and of what nothing uses no body was kept. */
const IS_REPLAYABLE = {
  isTest: false,
  NOT: { subjectExternalId: '', body: '' },
  stateKey: { notIn: ['Received', 'Processing'] },
  connection: { state: { not: 'Disconnected' } },
} satisfies Prisma.EventWhereInput

/** The events of a choice. Of those that were replayed already the newer event tells, so only somebody who picks them takes them again. */
export function whereReplayed({ filter, visibility }: ReplayChoice): Prisma.EventWhereInput {
  const seen = [IS_REPLAYABLE, whereEventVisible(visibility)]
  if ('ids' in filter) return { id: { in: filter.ids }, AND: seen }
  const { states, action, connectionId, reasonCode } = filter

  return { replayedAt: null, stateKey: { in: states }, action, connectionId, reasonCode, id: toIdBounds(filter), AND: seen }
}

/** How many events a choice holds, counted to one more than a replay may take, and how many of them have no body any more. */
export async function countReplayed({
  scope,
  choice,
}: {
  scope: TenantScope
  choice: ReplayChoice
}): Promise<{ total: number; withoutBody: number }> {
  const where = whereReplayed(choice)
  const take = REPLAY_EVENTS_MAX + 1

  return inTenant(scope, async (tx) => ({
    total: await tx.event.count({ where, take }),
    withoutBody: await tx.event.count({ where: { AND: [where, { body: '' }] }, take }),
  }))
}

export type ReplayRow = Prisma.ReplayGetPayload<Record<never, never>>

/** The newest replay; null before the first one. */
export async function getLatestReplay(scope: TenantScope): Promise<Replay | null> {
  return inTenant(scope, async (tx) => {
    const row = await tx.replay.findFirst({ orderBy: { id: 'desc' } })

    return row && readReplay(tx, row)
  })
}

/** A replay with what became of its events so far. */
export async function readReplay(tx: TenantTransaction, row: ReplayRow): Promise<Replay> {
  const states = await tx.event.groupBy({ by: ['state'], where: { replayId: row.id }, _count: true })
  const countOf = (...wanted: string[]) => states.filter(({ state }) => wanted.includes(state)).reduce((sum, { _count }) => sum + _count, 0)
  const { id, state, total, replayed, skipped, createdAt, finishedAt } = row

  return {
    ...{ id, state, total, replayed, skipped },
    done: countOf('Done', 'Ignored'),
    needAttention: countOf('NeedsAttention', 'Failed'),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
