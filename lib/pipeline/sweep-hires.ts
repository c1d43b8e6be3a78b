import pLimit from 'p-limit'
import { findKnownHires, type KnownHire } from '#lib/domain/new-hires/readings/queries.ts'
import type { SweepCounts } from '#lib/domain/sweeps/mutations.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { log } from '#lib/platform/log.ts'
import { findAccepted } from '#lib/sources/ashby/read-hire.ts'
import type { AshbyApplication, AshbyOffer } from '#lib/sources/ashby/schemas.ts'
import type { AshbyConnection } from './ashby-connection.ts'
import { describeHidden } from './event-endings.ts'
import { lookPatiently } from './sweep-patience.ts'
import { lookAtHire, type SyncHireOptions, type SyncHireResult } from './sync-hire.ts'

/** Hires of one sweep that are read at the same time. */
const HIRES_AT_ONCE = 4
const PAGE_SIZE = 100
/** Known hires of which nothing seems to have changed that one pass looks at all the same, those that were read longest ago first. */
const ROTATION_MAX = 200
/** A hire that no webhook told of comes in if it is this fresh: the people hired in the years before Handoff have started long ago. */
const FRESH_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

export type SweepHires = {
  scope: TenantScope
  connection: AshbyConnection
  counts: SweepCounts
  /** All offers that Ashby listed in this pass, and an instant of the database's clock before it did. */
  offers: readonly AshbyOffer[]
  startedAt: Date
  onProgress: () => Promise<void>
}

/**
 * One pass over Ashby's hires: brings in what is new, changed or no longer hired, whether or not a webhook told of it. Lists the hired
 * applications (100 a call) and joins the offers that the same pass has listed; what else belongs to one is read singly.
 */
export async function sweepHires(input: SweepHires): Promise<void> {
  const { scope, connection, counts, startedAt, onProgress } = input
  const connectionId = connection.access.id
  const known = await findKnownHires({ scope, connectionId })
  const listed = await listHired(connection)
  const offersOf = groupByApplication(input.offers)
  const wanted = chooseHires({ known, listed, offersOf })
  counts.total = (counts.total ?? 0) + listed.size
  const leftOut = [...listed.keys()].filter((externalId) => !wanted.has(externalId)).length
  counts.seen += leftOut
  counts.ignored += leftOut

  const limit = pLimit(HIRES_AT_ONCE)
  const stopping = new AbortController()
  const look = (externalId: string) =>
    limit(async () => {
      if (stopping.signal.aborted) return
      const application = listed.get(externalId)
      const given = application ? { given: { application, offers: offersOf.get(externalId) ?? [] }, startedAt } : {}
      count(counts, await lookAt({ scope, connection, externalId, eventId: null, ...given }))
      await onProgress()
    }).catch((error: unknown) => stopping.abort(error))
  // Waits for everything that runs, also after a failure: a try must not go on behind the back of the next one.
  await Promise.all([...wanted].map(look))
  stopping.signal.throwIfAborted()
}

async function listHired({ client }: AshbyConnection): Promise<Map<string, AshbyApplication>> {
  const listed = new Map<string, AshbyApplication>()
  let cursor: string | undefined

  for (;;) {
    const asked = { status: 'Hired', limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) } as const
    const { results, page } = await client.call('application.list', asked)
    for (const application of results) listed.set(application.id, application)
    if (!page.moreDataAvailable || !page.nextCursor) return listed
    cursor = page.nextCursor
  }
}

type OffersByApplication = ReadonlyMap<string, AshbyOffer[]>

function groupByApplication(offers: readonly AshbyOffer[]): OffersByApplication {
  const groups = new Map<string, AshbyOffer[]>()
  for (const offer of offers) groups.set(offer.applicationId, [...(groups.get(offer.applicationId) ?? []), offer])

  return groups
}

type ChooseHires = {
  known: ReadonlyMap<string, KnownHire>
  listed: ReadonlyMap<string, AshbyApplication>
  offersOf: OffersByApplication
}

/** Fresh ones that are not here, those that changed, those that Ashby no longer lists as hired, and some of the others in turn. */
function chooseHires({ known, listed, offersOf }: ChooseHires): Set<string> {
  const fresh = [...listed.values()].filter(({ id }) => !known.has(id)).filter((application) => isFresh({ application, offersOf }))
  const changed = [...listed.values()].filter(({ id, updatedAt }) => known.has(id) && known.get(id)?.updatedAt !== (updatedAt ?? null))
  const missing = [...known].filter(([externalId, { isOut }]) => !listed.has(externalId) && !isOut).map(([externalId]) => externalId)
  const inTurn = [...known]
    .filter(([externalId, { isSettled }]) => listed.has(externalId) && !isSettled)
    .sort(([, one], [, other]) => one.readAt.getTime() - other.readAt.getTime())
    .slice(0, ROTATION_MAX)
    .map(([externalId]) => externalId)

  return new Set([...fresh.map(({ id }) => id), ...changed.map(({ id }) => id), ...missing, ...inTurn])
}

/** By the start date of the accepted offer; without one by the application's last change. */
function isFresh({ application, offersOf }: { application: AshbyApplication; offersOf: OffersByApplication }): boolean {
  const startDate = findAccepted(offersOf.get(application.id) ?? [])?.latestVersion?.startDate
  const at = Date.parse(startDate ?? application.updatedAt ?? '')

  return Number.isNaN(at) || at >= Date.now() - FRESH_DAYS * DAY_MS
}

async function lookAt(options: SyncHireOptions): Promise<SyncHireResult | 'failed'> {
  const { scope, connection, externalId } = options
  const ids = { organizationId: scope.organizationId, connectionId: connection.access.id, externalId }
  const result = await lookPatiently({ ids, look: () => lookAtHire(options) })
  if (result === 'failed' || result.kind !== 'hidden') return result
  log.warn({ ...ids, code: describeHidden(result.what).code, upstreamRequestId: result.requestId }, 'hire hidden from a sweep')

  return result
}

function count(counts: SweepCounts, result: SyncHireResult | 'failed'): void {
  counts.seen += 1
  if (result === 'failed') counts.failed += 1
  else if (result.kind === 'added') counts.added += 1
  else if (result.kind === 'changed') counts.changed += 1
  else if (result.kind === 'gone') counts.gone += 1
  // What a confidential job hides is known already, from the event that told of it.
  else if (result.kind === 'ignored' || result.kind === 'hidden') counts.ignored += 1
}
