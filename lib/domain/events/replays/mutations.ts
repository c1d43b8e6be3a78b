import { writeAudit } from '#lib/domain/audit/mutations.ts'
import type { Act } from '#lib/domain/audit/schema.ts'
import { queueOf } from '#lib/domain/connections/rules.ts'
import { processEventJob } from '#lib/domain/events/jobs.ts'
import { ACTABLE, type EventVisibility } from '#lib/domain/events/queries.ts'
import { findReplayObstacle } from '#lib/domain/events/rules.ts'
import { Prisma } from '#lib/platform/db/generated/client.ts'
import { createId } from '#lib/platform/db/id.ts'
import { notifyChange } from '#lib/platform/db/listen.ts'
import { execute, query } from '#lib/platform/db/raw.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey } from '#lib/platform/db/tenant.ts'
import { conflictError, notFoundError } from '#lib/platform/errors.ts'
import { enqueue, enqueueAll } from '#lib/platform/queue/enqueue.ts'
import type { Replay, ReplayFilter } from './contract.ts'
import { runReplayJob } from './jobs.ts'
import { type ReplayChoice, type ReplayRow, readReplay, whereReplayed } from './queries.ts'
import { REPLAY_EVENTS_MAX } from './terms.ts'

/**
 * Makes a new event of an old one and processes it; the old one stays as it is. Who may see the old one may see the new one.
 * Answers the new one's id. @throws AppError `not_found`, and `conflict` where there is nothing to replay.
 */
export async function replayEvent({ scope, id, actor, origin }: Act & { id: string }): Promise<string> {
  return inTenant(scope, async (tx) => {
    const event = await tx.event.findUnique({ where: tenantKey(scope, id), select: ACTABLE })
    if (!event) throw notFoundError('event')
    const obstacle = findReplayObstacle(event)
    if (obstacle) throw conflictError(`This event cannot be replayed: ${obstacle.why}. ${obstacle.instead}`)

    const [copy] = await copyEvents(tx, { scope, ids: [id], replayId: null, priority: 0 })
    if (!copy) throw notFoundError('event')
    const act = { action: 'event.replayed', objectKind: 'event', objectId: id } as const
    await writeAudit(tx, { scope, actor, ...origin, ...act, after: { newEvent: copy.id } })
    await notifyChange(tx, { scope, topic: 'events' })

    return copy.id
  })
}

type CopyEvents = { scope: TenantScope; ids: readonly string[]; replayId: string | null; priority: number }
type CopiedEvent = { id: string; replayOfId: string; connectionId: string; subjectExternalId: string }

/**
 * The same body under a new id, received now: only a read that starts from now on answers it. Without Ashby's action id, by which it would
 * count as one more delivery of the old one. Events without a body are left out.
 */
async function copyEvents(tx: TenantTransaction, { scope, ids, replayId, priority }: CopyEvents): Promise<CopiedEvent[]> {
  const { organizationId } = scope
  const freshIds = ids.map(() => createId())
  const copies = await query<CopiedEvent>(tx)`
    insert into "event" ("organizationId", "id", "connectionId", "endpointId", "action", "label", "subjectKind", "subjectExternalId",
      "candidateExternalId", "state", "receivedAt", "headers", "body", "bodyHash", "bodyBytes", "confidential", "offerId", "newHireId",
      "replayOfId", "replayId")
    select e."organizationId", pair.fresh, e."connectionId", e."endpointId", e."action", e."label", e."subjectKind", e."subjectExternalId",
      e."candidateExternalId", 'Received', clock_timestamp(), e."headers", e."body", e."bodyHash", e."bodyBytes", e."confidential", e."offerId",
      e."newHireId", e."id", ${replayId}::uuid
    from unnest(${[...ids]}::uuid[], ${freshIds}::uuid[]) as pair(old, fresh)
    join "event" e on e."organizationId" = ${organizationId}::uuid and e."id" = pair.old
    where e."body" <> ''
    returning "id"::text, "replayOfId"::text, "connectionId"::text, "subjectExternalId"`
  const replayed = copies.map(({ replayOfId }) => replayOfId)
  await execute(tx)`update "event" set "replayedAt" = clock_timestamp()
    where "organizationId" = ${organizationId}::uuid and "id" = any(${replayed}::uuid[])`
  const jobs = copies.map(({ id, connectionId, subjectExternalId }) => ({
    payload: { organizationId, eventId: id },
    options: { queue: queueOf({ connectionId, externalId: subjectExternalId }), priority },
  }))
  await enqueueAll(tx, processEventJob, jobs)

  return copies
}

export type StartReplay = Act & { filter: ReplayFilter; visibility: EventVisibility }

/**
 * Begins to replay many events, oldest first. What comes in from now on does not belong to it.
 * @throws AppError `conflict` where there are none or too many, and while another replay is under way.
 */
export async function startReplay({ scope, actor, origin, filter, visibility }: StartReplay): Promise<Replay> {
  const choice = { filter, visibility: { confidential: visibility.confidential } }
  const where = whereReplayed(choice)

  return inTenant(scope, async (tx) => {
    const total = await tx.event.count({ where, take: REPLAY_EVENTS_MAX + 1 })
    if (total === 0) throw conflictError('There are no events to replay among these.')
    if (total > REPLAY_EVENTS_MAX)
      throw conflictError('These are more than 100,000 events. Choose a shorter time, then replay them in parts.')

    const newest = await tx.event.findFirst({ where, orderBy: { id: 'desc' }, select: { id: true } })
    const data = { organizationId: scope.organizationId, requestedById: actor.userId, filter: choice, untilEventId: newest?.id, total }
    const row = await tx.replay.create({ data })
    await enqueueReplay(tx, { scope, replayId: row.id })
    const act = { action: 'replay.started', objectKind: 'replay', objectId: row.id } as const
    await writeAudit(tx, { scope, actor, ...origin, ...act, after: { total, ...describeFilter(filter) } })
    await notifyChange(tx, { scope, topic: 'events' })

    return readReplay(tx, row)
  }).catch((error: unknown) => {
    // The index of unfinished replays, which lets one in at a time.
    const isSecond = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
    throw isSecond ? conflictError('A replay is under way. Wait until it is done, or cancel it.') : error
  })
}

function describeFilter(filter: ReplayFilter) {
  if ('ids' in filter) return { isSelection: true }

  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** Ends a replay. Events that were made already stay. Done ones stay as they are. Throws `not_found`. */
export async function cancelReplay({ scope, id, actor, origin }: Act & { id: string }): Promise<Replay> {
  return inTenant(scope, async (tx) => {
    const row = await lockReplay(tx, { scope, replayId: id })
    if (!row) throw notFoundError('replay')
    if (!isUnfinished(row)) return readReplay(tx, row)

    const cancelled = await tx.replay.update({ where: tenantKey(scope, id), data: { state: 'Cancelled', finishedAt: new Date() } })
    const act = { action: 'replay.cancelled', objectKind: 'replay', objectId: id } as const
    await writeAudit(tx, { scope, actor, ...origin, ...act, after: { replayed: row.replayed, total: row.total } })
    await notifyChange(tx, { scope, topic: 'events' })

    return readReplay(tx, cancelled)
  })
}

/** Behind what Ashby sends, before a look through its lists. */
const PRIORITY = 5
const PAGE_SIZE = 100
/** While more of the last page than this wait for their first look, the next one waits: so cancelling comes in time. */
const WAITING_MAX = 50
const WAIT_MS = 500

type ReplayRef = { scope: TenantScope; replayId: string }

async function enqueueReplay(tx: TenantTransaction, { scope, replayId, runAt }: ReplayRef & { runAt?: Date }): Promise<void> {
  await enqueue(tx, runReplayJob, { organizationId: scope.organizationId, replayId }, { priority: PRIORITY, runAt })
}

/** The job of a replay: one page in one transaction, cursor and counts included, so that a killed worker's job goes on and repeats nothing. */
export async function runReplay({ scope, replayId }: ReplayRef): Promise<void> {
  await inTenant(scope, async (tx) => {
    const row = await lockReplay(tx, { scope, replayId })
    if (!row || !isUnfinished(row)) return
    const waiting = await countWaiting(tx, replayId)
    const page = waiting > WAITING_MAX ? [] : await findPage(tx, row)
    const copies = page.length > 0 ? await copyEvents(tx, { scope, ids: page, replayId, priority: PRIORITY }) : []

    const isDone = waiting === 0 && page.length === 0
    await tx.replay.update({
      where: tenantKey(scope, replayId),
      data: {
        ...(isDone ? { state: 'Done', finishedAt: new Date() } : { state: 'Running', afterEventId: page.at(-1) ?? row.afterEventId }),
        replayed: { increment: copies.length },
        skipped: { increment: page.length - copies.length },
      },
      select: { id: true },
    })
    if (!isDone) await enqueueReplay(tx, { scope, replayId, runAt: new Date(Date.now() + WAIT_MS) })
    if (isDone || page.length > 0) await notifyChange(tx, { scope, topic: 'events' })
  })
}

/** Holds the row, so that whoever cancels waits for the page. */
async function lockReplay(tx: TenantTransaction, { scope, replayId }: ReplayRef): Promise<ReplayRow | null> {
  await execute(tx)`select 1 from "replay" where "organizationId" = ${scope.organizationId}::uuid and "id" = ${replayId}::uuid for update`

  return tx.replay.findUnique({ where: tenantKey(scope, replayId) })
}

function isUnfinished({ state }: ReplayRow): boolean {
  return state === 'Queued' || state === 'Running'
}

/** How many of the last page nobody has looked at yet. Those of a paused account, or that Ashby holds up, were looked at: they say so. */
async function countWaiting(tx: TenantTransaction, replayId: string): Promise<number> {
  const last = await tx.event.findMany({
    where: { replayId },
    orderBy: { id: 'desc' },
    take: PAGE_SIZE,
    select: { state: true, reasonCode: true },
  })

  return last.filter(({ state, reasonCode }) => state === 'Processing' || (state === 'Received' && reasonCode === null)).length
}

async function findPage(tx: TenantTransaction, { filter, afterEventId, untilEventId }: ReplayRow): Promise<string[]> {
  // Written by `startReplay` alone, so its shape is ours.
  const where = whereReplayed(filter as unknown as ReplayChoice)
  const bounds = { id: { ...(afterEventId ? { gt: afterEventId } : {}), ...(untilEventId ? { lte: untilEventId } : {}) } }
  const rows = await tx.event.findMany({ where: { AND: [where, bounds] }, orderBy: { id: 'asc' }, take: PAGE_SIZE, select: { id: true } })

  return rows.map(({ id }) => id)
}
