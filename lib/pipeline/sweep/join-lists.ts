import pLimit from 'p-limit'
import type { NewSweepItem } from '#lib/domain/sweeps/items/mutations.ts'
import { countNeeded, filterNeeded, type JoinedKind, listNeeded } from '#lib/domain/sweeps/items/queries.ts'
import type { SweepStep } from '#lib/domain/sweeps/passes/mutations.ts'
import type { SweepPhase, SweepProgress } from '#lib/domain/sweeps/schema.ts'
import { readDatabaseClock } from '#lib/platform/db/clock.ts'
import type { AshbyPage } from '#lib/sources/ashby/answer.ts'
import { isAshbyError } from '#lib/sources/ashby/ashby-error.ts'
import { orMissing, readApplication } from '#lib/sources/ashby/read-candidacy.ts'
import { toItem as toApplicationItem } from './list-hires.ts'
import { type SweepWork, toPageInput } from './sweep-work.ts'

/** Fewer than these are read singly. */
const LIST_MIN = 100
/** A list goes on as long as its pages bring so many that are needed, on average, once some were read. */
const FOUND_MIN = 2
const PAGES_MIN = 3
/** How many one step reads singly. */
const SINGLE_TAKE = 20
const AT_ONCE = 4

const NEXT: Record<JoinedKind, SweepPhase> = { Application: 'join:Candidate', Candidate: 'join:Job', Job: 'look:Offer' }

/**
 * One step of reading what stands beside what is to be looked at: from a list where that costs less than reading singly, which is left to the
 * look. At most one page, or some jobs.
 */
export async function joinLists(work: SweepWork, kind: JoinedKind): Promise<SweepStep> {
  const { scope, pass, connection } = work
  const done: SweepStep = { phase: NEXT[kind], cursor: null, progress: { ...pass.progress, join: null } }
  if (kind === 'Job' && !connection.can('jobs:read')) return done
  const join = pass.progress.join ?? { needed: await countNeeded({ scope, sweepId: pass.id, kind }), pages: 0, found: 0 }
  if (join.needed < LIST_MIN) return join.needed > 0 && isReadSingly(work, kind) ? readSingly(work, kind, done) : done

  if (kind === 'Candidate' && join.pages === 0) await learnNames(work)
  const at = await readDatabaseClock()
  const { items: listed, page } = await listPage(work, kind, at)
  const needed = await filterNeeded({ scope, sweepId: pass.id, kind, externalIds: listed.map(({ externalId }) => externalId) })
  const items = listed.filter(({ externalId }) => needed.has(externalId))
  const now = { ...join, pages: join.pages + 1, found: join.found + items.length }
  if (!page.moreDataAvailable || !page.nextCursor || !isWorthGoingOn(now)) return { ...done, items }

  return { phase: pass.phase, cursor: page.nextCursor, progress: { ...pass.progress, join: now }, items }
}

function isWorthGoingOn({ needed, pages, found }: NonNullable<SweepProgress['join']>): boolean {
  return found < needed && (pages < PAGES_MIN || found >= FOUND_MIN * pages)
}

type ListedPage = { items: NewSweepItem[]; page: AshbyPage }

async function listPage({ connection: { client }, pass: { cursor } }: SweepWork, kind: JoinedKind, at: Date): Promise<ListedPage> {
  const input = toPageInput({ cursor, token: null })
  if (kind === 'Application') {
    const { results, page } = await client.call('application.list', input)
    return { items: results.map((application) => toApplicationItem(application, at, false)), page }
  }
  if (kind === 'Candidate') {
    const { results, page } = await client.call('candidate.list', input)
    return { items: results.map((value) => toItem({ kind, value, at })), page }
  }
  // Closed and archived jobs have hires, too.
  const { results, page } = await client.call('job.list', { ...input, status: ['Draft', 'Open', 'Closed', 'Archived'] })

  return { items: results.map((value) => toItem({ kind, value, at })), page }
}

type ToItem = { kind: 'Candidate' | 'Job'; value: { id: string }; at: Date }

function toItem({ kind, value, at }: ToItem): NewSweepItem {
  const candidateExternalId = kind === 'Candidate' ? value.id : null

  return { kind, externalId: value.id, applicationExternalId: null, candidateExternalId, isPending: false, readStartedAt: at, value }
}

/** Jobs, because many records share each, and what the count of an import depends on. All else is left to the look. */
function isReadSingly({ pass }: SweepWork, kind: JoinedKind): boolean {
  return kind === 'Job' || (kind === 'Application' && pass.trigger === 'Import')
}

/** Each once for all records that need it. One that is not shown is not asked for again here. */
async function readSingly(work: SweepWork, kind: JoinedKind, done: SweepStep): Promise<SweepStep> {
  const { scope, pass } = work
  const at = await readDatabaseClock()
  const ids = await listNeeded({ scope, sweepId: pass.id, kind, take: SINGLE_TAKE })
  const limit = pLimit(AT_ONCE)
  try {
    const items = await Promise.all(ids.map((id) => limit(() => readItem(work, { kind, id, at }))))

    return ids.length < SINGLE_TAKE ? { ...done, items } : { phase: pass.phase, cursor: null, items }
  } catch (error) {
    // The scopes on the row can be older than a change in Ashby.
    if (isAshbyError(error, 'ashby_permission_missing')) return done
    throw error
  }
}

type ReadItem = { kind: JoinedKind; id: string; at: Date }

async function readItem({ connection: { client } }: SweepWork, { kind, id, at }: ReadItem): Promise<NewSweepItem> {
  const item = { kind, externalId: id, applicationExternalId: null, candidateExternalId: null, isPending: false, readStartedAt: at }
  if (kind !== 'Application') return { ...item, value: (await orMissing(client.call('job.info', { id }))).value }
  const { value } = await readApplication({ client, applicationId: id })

  return value ? toApplicationItem(value, at, false) : { ...item, value: null }
}

/** Two lists in place of one question for each department and location. */
async function learnNames({ connection }: SweepWork): Promise<void> {
  try {
    await connection.names.learnAll()
  } catch (error) {
    if (!isAshbyError(error, 'ashby_permission_missing')) throw error
  }
}
