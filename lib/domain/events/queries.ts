import { whereMatching } from '#lib/domain/events/search/queries.ts'
import { decodeCursor, encodeCursor } from '#lib/platform/db/cursor.ts'
import type { Prisma } from '#lib/platform/db/generated/client.ts'
import { firstIdAt } from '#lib/platform/db/id.ts'
import { inTenant, type TenantScope, type TenantTransaction, tenantKey, tenantWhere } from '#lib/platform/db/tenant.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import type { EventDetail, EventSummary } from './contract.ts'
import { findReplayObstacle, findRetryObstacle, isTrouble, redactBody } from './rules.ts'
import type { EventState } from './terms.ts'

const REPEATS_MAX = 50
const SIBLINGS_MAX = 20
const COUNT_MAX = 1001
const RECENT_MS = 14 * 24 * 60 * 60 * 1000

/** Whether records of confidential jobs may be named, and whether new hires may: not without saying so. */
export type EventVisibility = { confidential: boolean; newHires?: boolean }

/**
 * Events of records that the reader may not see do not exist for them; nor do those of which nobody can tell yet. An event that is linked to
 * an offer and to a new hire is as confidential as either.
 */
export function whereEventVisible({ confidential }: EventVisibility): Prisma.EventWhereInput {
  if (confidential) return {}

  return {
    OR: [
      { offer: { confidential: false }, newHireId: null },
      { offerId: null, newHire: { confidential: false } },
      { offer: { confidential: false }, newHire: { confidential: false } },
      { offerId: null, newHireId: null, confidential: false },
    ],
  }
}

const summarySelect = {
  id: true,
  action: true,
  label: true,
  state: true,
  reason: true,
  reasonCode: true,
  receivedAt: true,
  nextAttemptAt: true,
  attemptCount: true,
  repeatCount: true,
  isTest: true,
  replayOfId: true,
  replayedAt: true,
  subjectKind: true,
  subjectExternalId: true,
  connection: { select: { id: true, name: true, environment: true } },
  confidential: true,
  offerId: true,
  newHireId: true,
} satisfies Prisma.EventSelect

const linkedSelect = { id: true, name: true, confidential: true } as const

type EventRow = Prisma.EventGetPayload<{ select: typeof summarySelect }>
type LinkedRow = { id: string; name: string; confidential: boolean }
type LinkedOffer = { id: string; name: string | null; jobTitle: string | null; confidential: boolean }
type SummaryRow = EventRow & { offer: LinkedOffer | null; newHire: LinkedRow | null }

/**
 * What events are linked to, at most two queries for all of them. As relations, Prisma would ask with the organization once for every row,
 * and of a condition like that the planner does not see that the primary key answers it.
 */
async function withLinked<Row extends EventRow>(
  tx: TenantTransaction,
  { scope, rows }: { scope: TenantScope; rows: readonly Row[] },
): Promise<(Row & SummaryRow)[]> {
  const offerIds = [...new Set(rows.flatMap(({ offerId }) => offerId ?? []))]
  const newHireIds = [...new Set(rows.flatMap(({ newHireId }) => newHireId ?? []))]
  const ofIds = (ids: string[]) => ({ ...tenantWhere(scope), id: { in: ids } })
  const [offers, newHires] = await Promise.all([
    offerIds.length > 0 ? tx.offer.findMany({ where: ofIds(offerIds), select: { ...linkedSelect, jobTitle: true } }) : [],
    newHireIds.length > 0 ? tx.newHire.findMany({ where: ofIds(newHireIds), select: linkedSelect }) : [],
  ])
  const offersById = new Map(offers.map((offer) => [offer.id, offer]))
  const newHiresById = new Map(newHires.map((newHire) => [newHire.id, newHire]))

  return rows.map((row) => ({
    ...row,
    offer: offersById.get(row.offerId ?? '') ?? null,
    newHire: newHiresById.get(row.newHireId ?? '') ?? null,
  }))
}

/** What narrows a list of events down. Times are bounds of ids, so that one index gives order and range. */
export type EventFilter = {
  state?: EventState
  action?: string
  connectionId?: string
  offerId?: string
  newHireId?: string
  /** Received at or after, and before, as instants. */
  from?: string
  to?: string
  q?: string
}

export type ListEventsOptions = EventFilter & { scope: TenantScope; visibility: EventVisibility; cursor?: string; limit: number }

/** One page of events, newest first. Those that were replayed are no longer among what needs somebody: the newer event tells. */
export async function listEvents(options: ListEventsOptions): Promise<{ items: EventSummary[]; nextCursor: string | null }> {
  const { scope, visibility, state, action, connectionId, offerId, newHireId, cursor, limit } = options
  const id = { ...toIdBounds(options), ...(cursor ? { lt: boundedBy(options.to, decodeCursor(cursor)[1]) } : {}) }
  if (newHireId && !visibility.newHires) return { items: [], nextCursor: null }

  return inTenant(scope, async (tx) => {
    const matches = await whereMatching(tx, { ...options, id })
    if (matches === null) return { items: [], nextCursor: null }
    const untouched = isTrouble(state) ? { replayedAt: null } : {}
    const filter = { ...tenantWhere(scope), stateKey: state, action, connectionId, offerId, newHireId, id, ...untouched }
    const rows = await tx.event.findMany({
      where: { ...filter, AND: [whereEventVisible(visibility), matches] },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: summarySelect,
    })
    const page = await withLinked(tx, { scope, rows: rows.slice(0, limit) })
    const last = page.at(-1)

    return {
      items: page.map((row) => toSummary(row, visibility)),
      nextCursor: rows.length > limit && last ? encodeCursor([null, last.id]) : null,
    }
  })
}

/** From and to as bounds of ids. */
export function toIdBounds({ from, to }: Pick<EventFilter, 'from' | 'to'>): { gte?: string; lt?: string } {
  return { ...(from ? { gte: firstIdAt(new Date(from)) } : {}), ...(to ? { lt: firstIdAt(new Date(to)) } : {}) }
}

/** The earlier of the two ends: ids compare as texts as they do in the database. */
function boundedBy(to: string | undefined, id: string): string {
  const end = to ? firstIdAt(new Date(to)) : id

  return end < id ? end : id
}

/** How many events need a person, and how many failed, those that were replayed left out, and how many came lately; each at most 1001. */
export async function countEvents({
  scope,
  visibility,
}: {
  scope: TenantScope
  visibility: EventVisibility
}): Promise<{ needsAttention: number; failed: number; recent: number }> {
  const seen = whereEventVisible(visibility)
  const waiting = { ...tenantWhere(scope), replayedAt: null, ...seen }
  const since = firstIdAt(new Date(Date.now() - RECENT_MS))

  return inTenant(scope, async (tx) => ({
    needsAttention: await tx.event.count({ where: { stateKey: 'NeedsAttention', ...waiting }, take: COUNT_MAX }),
    failed: await tx.event.count({ where: { stateKey: 'Failed', ...waiting }, take: COUNT_MAX }),
    recent: await tx.event.count({ where: { ...tenantWhere(scope), id: { gte: since }, ...seen }, take: COUNT_MAX }),
  }))
}

/** What tells whether an event can be tried again or replayed. */
export const ACTABLE = {
  state: true,
  isTest: true,
  subjectExternalId: true,
  body: true,
  bodyRemovedAt: true,
  replayedAt: true,
  receivedAt: true,
  retriedAt: true,
  connection: { select: { state: true } },
} satisfies Prisma.EventSelect

const detailSelect = {
  ...ACTABLE,
  ...summarySelect,
  connection: { select: { id: true, name: true, environment: true, state: true } },
  webhookActionId: true,
  requestId: true,
  finishedAt: true,
  headers: true,
  bodyBytes: true,
  intakeMs: true,
  verifyMs: true,
  attempts: { orderBy: { id: 'asc' }, omit: { organizationId: true, eventId: true } },
  repeats: { orderBy: { id: 'desc' }, take: REPEATS_MAX, select: { receivedAt: true } },
} satisfies Prisma.EventSelect

export type EventOfReader = { scope: TenantScope; id: string; visibility: EventVisibility }

/** One event with its attempts and its redacted body. Throws `not_found`. */
export async function getEvent({ scope, id, visibility }: EventOfReader): Promise<EventDetail> {
  return inTenant(scope, async (tx) => {
    const found = await tx.event.findUnique({ where: tenantKey(scope, id), select: detailSelect })
    const [row] = found ? await withLinked(tx, { scope, rows: [found] }) : []
    if (!row || (!visibility.confidential && isConfidential(row))) throw notFoundError('event')
    const page = { take: SIBLINGS_MAX, select: summarySelect } as const
    const seen = whereEventVisible(visibility)
    const siblings = row.webhookActionId
      ? await tx.event.findMany({
          where: { webhookActionId: row.webhookActionId, id: { not: id }, ...seen },
          orderBy: { id: 'asc' },
          ...page,
        })
      : []
    const replays = await tx.event.findMany({ where: { replayOfId: id, ...seen }, orderBy: { id: 'desc' }, ...page })
    const summarize = async (rows: EventRow[]) => (await withLinked(tx, { scope, rows })).map((each) => toSummary(each, visibility))

    return {
      ...toSummary(row, visibility),
      ...toDetail(row),
      replays: await summarize(replays),
      siblings: await summarize(siblings),
    }
  })
}

type DetailRow = Prisma.EventGetPayload<{ select: typeof detailSelect }>

/** What the record tells beside the list. */
function toDetail(row: DetailRow) {
  return {
    webhookActionId: row.webhookActionId,
    requestId: row.requestId,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    repeats: row.repeats.map((repeat) => repeat.receivedAt.toISOString()),
    attempts: row.attempts.map(toAttempt),
    headers: row.headers as Record<string, string>,
    body: redactBody(parseJson(row.body)),
    bodyBytes: row.bodyBytes,
    bodyRemovedAt: row.bodyRemovedAt?.toISOString() ?? null,
    retryObstacle: findRetryObstacle({ ...row, now: new Date() })?.why ?? null,
    replayObstacle: findReplayObstacle(row)?.why ?? null,
    intake: row.intakeMs === null || row.verifyMs === null ? null : { totalMs: row.intakeMs, verifyMs: row.verifyMs },
  }
}

type AttemptRow = Omit<Prisma.EventAttemptGetPayload<Record<never, never>>, 'organizationId' | 'eventId'>
type Attempt = EventDetail['attempts'][number]

/** JSONB and outcome are written only by this folder, so their shape is ours. */
function toAttempt({ startedAt, finishedAt, outcome, calls, steps, ...attempt }: AttemptRow): Attempt {
  return {
    ...attempt,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    outcome: outcome as Attempt['outcome'],
    calls: calls as Attempt['calls'],
    steps: steps as Attempt['steps'],
  }
}

/** Null for what is no JSON: such a body is not shown at all. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** What an event is linked to says so; only where it is linked to nothing, it itself. */
function isConfidential({ offer, newHire, confidential }: SummaryRow): boolean {
  return offer || newHire ? Boolean(offer?.confidential || newHire?.confidential) : confidential
}

function toSummary(row: SummaryRow, { newHires }: EventVisibility): EventSummary {
  return {
    id: row.id,
    action: row.action,
    label: row.label,
    state: row.state,
    reason: row.reason,
    reasonCode: row.reasonCode,
    receivedAt: row.receivedAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attemptCount: row.attemptCount,
    repeatCount: row.repeatCount,
    isTest: row.isTest,
    replayOfId: row.replayOfId,
    replayedAt: row.replayedAt?.toISOString() ?? null,
    connection: row.connection,
    subject: { kind: row.subjectKind, externalId: row.subjectExternalId },
    offer: row.offer ? { id: row.offer.id, name: row.offer.name, jobTitle: row.offer.jobTitle } : null,
    newHire: row.newHire && newHires ? { id: row.newHire.id, name: row.newHire.name } : null,
  }
}
