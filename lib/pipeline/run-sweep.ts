import pLimit from 'p-limit'
import { findKnownOffers } from '#lib/domain/offers/readings/queries.ts'
import { beginSweep, failSweep, finishSweep, noteSweepProgress, type SweepCounts } from '#lib/domain/sweeps/mutations.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { TenantScope } from '#lib/platform/db/tenant.ts'
import { toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { judgeReadiness } from '#lib/sources/ashby/offer-status.ts'
import type { AshbyOffer } from '#lib/sources/ashby/schemas.ts'
import { type AshbyConnection, noteKeyHealth, openAshby } from './ashby-connection.ts'
import { describeHidden } from './event-endings.ts'
import { nextTry } from './retry-delay.ts'
import { sweepHires } from './sweep-hires.ts'
import { lookPatiently } from './sweep-patience.ts'
import { type SyncOfferResult, syncOffer } from './sync-offer.ts'

/** Offers of one sweep that are read at the same time. */
const OFFERS_AT_ONCE = 4
const PAGE_SIZE = 100
const PROGRESS_EVERY_MS = 500

type ListedOffer = { offer: AshbyOffer; startedAt: Date }

/**
 * One pass over Ashby's offers and hires: brings in what is ready, changed or gone, whether or not a webhook told of it.
 * Lists all offers (100 a call) and reads only those that are ready or that we hold. What Ashby no longer lists is asked for singly
 * before it is believed gone. Starts again from the beginning after a crash.
 */
export async function runSweep({ scope, sweepId }: { scope: TenantScope; sweepId: string }): Promise<void> {
  const sweep = await beginSweep({ scope, id: sweepId })
  if (!sweep) return

  let connection: AshbyConnection | null = null
  try {
    connection = await openAshby({ scope, connectionId: sweep.connectionId })
    const counts = await sweepRecords({ scope, connection, sweepId })
    await finishSweep({ scope, id: sweepId, counts })
    await noteKeyHealth({ scope, access: connection.access, error: null })
  } catch (thrown) {
    const error = toAppError(thrown)
    log.warn({ organizationId: scope.organizationId, sweepId, code: error.code, err: error.cause }, 'sweep stopped')
    if (connection) await noteKeyHealth({ scope, access: connection.access, error })
    const failure = { code: error.code, message: error.userMessage, requestId: error.requestId }
    await failSweep({ scope, id: sweepId, failure, retryAt: nextTry({ error, attempts: sweep.attempts }) })
  }
}

type SweepOptions = { scope: TenantScope; connection: AshbyConnection; sweepId: string }

/** Offers first: hires are joined with what was listed of them. */
async function sweepRecords({ scope, connection, sweepId }: SweepOptions): Promise<SweepCounts> {
  const counts: SweepCounts = { total: null, seen: 0, added: 0, changed: 0, gone: 0, ignored: 0, failed: 0 }
  const onProgress = createProgressReport({ scope, sweepId, counts })
  const startedAt = await readDatabaseClock()
  const offers = await sweepOffers({ scope, connection, counts, report: onProgress })
  await sweepHires({ scope, connection, counts, offers, startedAt, onProgress })

  return counts
}

type SweepOffers = { scope: TenantScope; connection: AshbyConnection; counts: SweepCounts; report: () => Promise<void> }

async function sweepOffers({ scope, connection, counts, report }: SweepOffers): Promise<AshbyOffer[]> {
  const known = await findKnownOffers({ scope, connectionId: connection.access.id })
  const listed = await listOffers({ connection, onPage: report })
  counts.total = listed.size

  const limit = pLimit(OFFERS_AT_ONCE)
  const stopping = new AbortController()
  const isAlone = findSingleOffers(listed)
  const look = (externalId: string, found: ListedOffer | null) =>
    limit(async () => {
      if (stopping.signal.aborted) return
      const options = found && isAlone(found) ? { given: { offer: found.offer }, startedAt: found.startedAt } : {}
      count(counts, await lookAtOffer({ scope, connection, externalId, ...options }))
      await report()
    }).catch((error: unknown) => stopping.abort(error))

  const worthReading = [...listed].filter(([externalId, found]) => known.has(externalId) || isWorthReading(found.offer))
  const missing = [...known].filter(([externalId, { isOpen }]) => isOpen && !listed.has(externalId))
  counts.seen = counts.ignored = listed.size - worthReading.length
  // Waits for everything that runs, also after a failure: a try must not go on behind the back of the next one.
  await Promise.all([...worthReading.map(([id, found]) => look(id, found)), ...missing.map(([id]) => look(id, null))])
  stopping.signal.throwIfAborted()

  return [...listed.values()].map(({ offer }) => offer)
}

/** Approval or an answer may come first here; what cannot come in is not worth a read. */
function isWorthReading(offer: AshbyOffer): boolean {
  return judgeReadiness({ offerStatus: offer.offerStatus ?? null, applicationStatus: 'Active' }).isReady
}

/** Which offers are the only one of their application. Others are read singly: a list does not say which of several was made first. */
function findSingleOffers(listed: ReadonlyMap<string, ListedOffer>): (found: ListedOffer) => boolean {
  const counts = new Map<string, number>()
  for (const { offer } of listed.values()) counts.set(offer.applicationId, (counts.get(offer.applicationId) ?? 0) + 1)

  return ({ offer }) => counts.get(offer.applicationId) === 1
}

async function listOffers({
  connection,
  onPage,
}: {
  connection: AshbyConnection
  onPage: () => Promise<void>
}): Promise<Map<string, ListedOffer>> {
  const listed = new Map<string, ListedOffer>()
  let cursor: string | undefined

  for (;;) {
    const startedAt = await readDatabaseClock()
    const { results, page } = await connection.client.call('offer.list', { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) })
    for (const offer of results) listed.set(offer.id, { offer, startedAt })
    await onPage()
    // Documented to loop on moreDataAvailable; a missing cursor would list the first page for ever.
    if (!page.moreDataAvailable || !page.nextCursor) return listed
    cursor = page.nextCursor
  }
}

type LookOptions = { scope: TenantScope; connection: AshbyConnection; externalId: string; given?: { offer: AshbyOffer }; startedAt?: Date }

async function lookAtOffer(options: LookOptions): Promise<SyncOfferResult | 'failed'> {
  const { scope, connection, externalId } = options
  const ids = { organizationId: scope.organizationId, connectionId: connection.access.id, externalId }
  const result = await lookPatiently({ ids, look: () => syncOffer({ ...options, cause: null }) })
  if (result === 'failed' || result.kind !== 'hidden') return result
  log.warn({ ...ids, code: describeHidden(result.what).code, upstreamRequestId: result.requestId }, 'offer hidden from a sweep')

  return 'failed'
}

function count(counts: SweepCounts, result: SyncOfferResult | 'failed'): void {
  counts.seen += 1
  if (result === 'failed') counts.failed += 1
  else if (result.kind === 'added') counts.added += 1
  else if (result.kind === 'changed') counts.changed += 1
  else if (result.kind === 'gone') counts.gone += 1
  else if (result.kind === 'ignored') counts.ignored += 1
}

/** Writes the counts at most twice a second. */
function createProgressReport({
  scope,
  sweepId,
  counts,
}: {
  scope: TenantScope
  sweepId: string
  counts: SweepCounts
}): () => Promise<void> {
  let reportedAt = 0

  return async () => {
    if (Date.now() - reportedAt < PROGRESS_EVERY_MS) return
    reportedAt = Date.now()
    await noteSweepProgress({ scope, id: sweepId, counts })
  }
}
