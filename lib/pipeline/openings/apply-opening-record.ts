import { composeTheirs } from '#lib/destinations/ashby-openings/opening-values.ts'
import { followOpening as followHires } from '#lib/domain/new-hires/hired-for/mutations.ts'
import { markFilled, unmarkFilled } from '#lib/domain/open-jobs/filling/mutations.ts'
import { type OpeningChange, saveOpening } from '#lib/domain/openings/links/mutations.ts'
import { readSyncedJob, type StoredOpening } from '#lib/domain/openings/queries.ts'
import { type OpeningValues, STATE_SET_AT, VERSION, WRITTEN_AT } from '#lib/domain/openings/schema.ts'
import type { TenantScope, TenantTransaction } from '#lib/platform/db/tenant.ts'
import type { OpeningRecord } from '#lib/sources/source.ts'
import type { OpeningDesk } from './sync-work.ts'

/** Ashby's reads can lag its writes: for so long a read may show what stood there before ours. */
export const LAG_MS = 60_000

/** Whether a read that began then may show what stood before our last write. */
export function mayLag({ sent, readStartedAt }: { sent: OpeningValues; readStartedAt: Date }): boolean {
  const writtenAt = sent[WRITTEN_AT]

  return writtenAt != null && readStartedAt.getTime() < Date.parse(writtenAt) + LAG_MS
}

/** Whether something was written that no read has shown since, although one could by now. */
export function isReadDue({ sent }: { sent: OpeningValues }, now: Date): boolean {
  return sent[WRITTEN_AT] != null && !mayLag({ sent, readStartedAt: now })
}

export type ApplyRecord = {
  place: { scope: TenantScope; connectionId: string }
  desk: Pick<OpeningDesk, 'written'>
  opening: StoredOpening
  record: OpeningRecord
  readStartedAt: Date
}

/**
 * Keeps what a read says of a linked opening: its values, its state, whether it is gone. Of a read that may lag behind our own write only what
 * is surely newer counts. Filled in Ashby fills the open job. Answers whether it did.
 */
export async function applyRecord(tx: TenantTransaction, { place, desk, opening, record, readStartedAt }: ApplyRecord): Promise<boolean> {
  const { sent, theirs, openJobId } = opening
  const isFresh = mayLag({ sent, readStartedAt })
  const isOfOurs = record.versionId !== null && record.versionId === theirs[VERSION]
  const isStateOfOurs = sent[STATE_SET_AT] != null && sent[STATE_SET_AT] === sent[WRITTEN_AT]
  const isValueBelieved = !isFresh || isOfOurs
  // Nothing of ours stands before Filled, so that it is news however early it comes.
  const isStateBelieved = !isFresh || record.state === 'Filled' || !isStateOfOurs

  const change: OpeningChange = {}
  if (isValueBelieved) {
    const read: OpeningValues = { ...composeTheirs({ opening: record, fields: desk.written }), [VERSION]: record.versionId }
    if (!isEqual(read, theirs)) change.theirs = read
  }
  if (isStateBelieved && record.state !== opening.sourceState) change.sourceState = record.state
  if (!isFresh) {
    const state = record.isArchived ? 'Gone' : 'Linked'
    if (state !== opening.state) change.state = state
    if (sent[WRITTEN_AT] != null) change.sent = { ...sent, [WRITTEN_AT]: null }
  }
  if (Object.keys(change).length === 0) return false

  const isFilled = change.sourceState === 'Filled' && (await fill(tx, { place, openJobId, externalId: record.externalId }))
  if (opening.sourceState === 'Filled' && change.sourceState !== undefined) await unfill(tx, { place, openJobId })
  await saveOpening(tx, { ...place, openJobId, change: { ...change, readAt: readStartedAt } })

  return isFilled
}

const machine = { actor: { kind: 'System' } } as const

type Fill = { place: ApplyRecord['place']; openJobId: string }

/** By whoever is known to be hired for it; else with nobody known, until a hire comes that names it. */
async function fill(tx: TenantTransaction, { place, openJobId, externalId }: Fill & { externalId: string }): Promise<boolean> {
  const { scope, connectionId } = place
  const before = await readSyncedJob(tx, { ...place, openJobId })
  await followHires(tx, { scope, connectionId, externalId })
  await markFilled(tx, { ...machine, scope, openJobId })

  return before !== null && before.status !== 'Filled'
}

async function unfill(tx: TenantTransaction, { place, openJobId }: Fill): Promise<void> {
  await unmarkFilled(tx, { ...machine, scope: place.scope, openJobId })
}

function isEqual(one: OpeningValues, other: OpeningValues): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])

  return [...keys].every((key) => (one[key] ?? null) === (other[key] ?? null) && key in one === key in other)
}
