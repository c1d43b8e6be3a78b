import pLimit from 'p-limit'
import type { SweepCounts, SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import { findTold } from '#lib/domain/sweeps/passes/queries.ts'
import type { SweepPhase, UntoldRecord } from '#lib/domain/sweeps/schema.ts'
import { describeHidden } from '#lib/pipeline/event-endings.ts'
import type { SyncHireResult } from '#lib/pipeline/sync-hire.ts'
import type { SyncOfferResult } from '#lib/pipeline/sync-offer.ts'
import { log } from '#lib/platform/log.ts'
import { lookPatiently } from './look-patiently.ts'
import type { SweepWork } from './sweep-work.ts'

/** Records that one step looks at, and how many of them at the same time. */
export const TAKE = 20
const AT_ONCE = 4
/** A webhook may still be on its way so long after the change that it tells of. */
const TELLING_MS = 2 * 60_000

type LookResult = SyncOfferResult | SyncHireResult

/** One record that is to be looked at. */
export type Look = {
  kind: UntoldRecord['kind']
  externalId: string
  applicationExternalId: string | null
  /** The last change upstream, in milliseconds since 1970; null where nothing tells. */
  changedAt: number | null
  look: () => Promise<LookResult>
}

type Looked = Look & { result: LookResult | 'failed' }

export type LookAtEach = { work: SweepWork; looks: readonly Look[]; next: SweepPhase; total?: number }

/**
 * Looks at some records and tells the step that this was; with none the pass goes on to the next phase.
 * @throws AppError where Ashby cannot be asked and nothing was looked at; otherwise what was done before counts.
 */
export async function lookAtEach({ work, looks, next, total }: LookAtEach): Promise<SweepStep> {
  const { pass } = work
  if (looks.length === 0) return { phase: next, cursor: null }

  const looked = await lookInOrder(work, looks)
  const unread = looked.filter(({ result }) => result === 'failed').length

  return {
    phase: pass.phase,
    cursor: looked.at(-1)?.externalId ?? pass.cursor,
    progress: { ...pass.progress, unread: pass.progress.unread + unread },
    counts: countResults(looked),
    total,
    untold: await findUntold({ work, looked }),
  }
}

/** Those that were looked at, up to the first that Ashby could not be asked for. */
async function lookInOrder(work: SweepWork, looks: readonly Look[]): Promise<Looked[]> {
  const { scope, connection } = work
  const limit = pLimit(AT_ONCE)
  const stopping = new AbortController()
  const take = async (look: Look): Promise<Looked> => {
    stopping.signal.throwIfAborted()
    const ids = { organizationId: scope.organizationId, connectionId: connection.access.id, externalId: look.externalId }
    try {
      const result = await lookPatiently({ ids, look: look.look })
      if (result !== 'failed' && result.kind === 'hidden') {
        const noun = look.kind === 'offer' ? 'offer' : 'hire'
        log.warn({ ...ids, code: describeHidden(result.what).code, upstreamRequestId: result.requestId }, `${noun} hidden from a sweep`)
      }
      return { ...look, result }
    } catch (error) {
      stopping.abort(error)
      throw error
    }
  }

  // Waits for everything that runs, also after a failure: a try must not go on behind the back of the next one.
  const settled = await Promise.allSettled(looks.map((look) => limit(() => take(look))))
  const looked: Looked[] = []
  for (const one of settled) {
    if (one.status === 'rejected' && looked.length === 0) throw stopping.signal.reason
    if (one.status === 'rejected') break
    looked.push(one.value)
  }

  return looked
}

function countResults(looked: readonly Looked[]): SweepCounts {
  const count = (isOne: (one: Looked) => boolean) => looked.filter(isOne).length
  const isKind =
    (...kinds: LookResult['kind'][]) =>
    ({ result }: Looked) =>
      result !== 'failed' && kinds.includes(result.kind)
  const isHidden = (one: Looked) => isKind('hidden')(one)

  return {
    seen: looked.length,
    added: count(isKind('added')),
    changed: count(isKind('changed')),
    gone: count(isKind('gone')),
    // Of a hire that a confidential job hides an event has told already.
    ignored: count((one) => isKind('ignored')(one) || (one.kind === 'newHire' && isHidden(one))),
    failed: count((one) => one.result === 'failed' || (one.kind === 'offer' && isHidden(one))),
  }
}

type FindUntold = { work: SweepWork; looked: readonly Looked[] }

/**
 * What came in that a webhook should have told and none did: of a check that looks for such, changed since the account was connected and long
 * enough ago for a webhook to have come.
 */
async function findUntold({ work: { scope, pass, connection }, looked }: FindUntold): Promise<UntoldRecord[]> {
  if (pass.trigger !== 'Scheduled' && pass.trigger !== 'Requested') return []
  const connectedAt = connection.access.connectedAt?.getTime() ?? 0
  const isDue = ({ changedAt }: Looked) => changedAt !== null && changedAt >= connectedAt && changedAt < Date.now() - TELLING_MS
  const added = looked.filter(isDue).flatMap((one) => {
    const id = readAdded(one)
    return id === null
      ? []
      : [{ id, kind: one.kind, subjectIds: [one.externalId, one.applicationExternalId].filter((subject) => subject !== null) }]
  })
  if (added.length === 0) return []
  const told = await findTold({ scope, connectionId: pass.connectionId, subjectIds: added.flatMap(({ subjectIds }) => subjectIds) })

  return added.filter(({ subjectIds }) => !subjectIds.some((subject) => told.has(subject))).map(({ kind, id }) => ({ kind, id }))
}

function readAdded({ result }: Looked): string | null {
  if (result === 'failed' || result.kind !== 'added') return null

  return 'offerId' in result ? result.offerId : result.newHireId
}
