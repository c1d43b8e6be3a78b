import { describeDue } from '#components/sweeps/describe-due.ts'
import type { OpeningSetup, OpeningSync } from '#lib/domain/openings/contract.ts'
import { formatCountOf, formatWhole } from '#lib/platform/format/counts.ts'
import { formatAge } from '#lib/platform/format/dates.ts'

/** Whether a sync has not come to its end. */
export function isUnderWay({ state }: Pick<OpeningSync, 'state'>): boolean {
  return state === 'Queued' || state === 'Running'
}

type DescribeState = {
  setup: Pick<OpeningSetup, 'isOn' | 'latest' | 'nextSyncAt' | 'obstacle'>
  now: string
  timeZone: string
}

/** When open jobs and openings were brought together last and when next: "Synced 2 min ago, next in 3 min". */
export function describeSyncState({ setup, now, timeZone }: DescribeState): string {
  const { latest, nextSyncAt, obstacle, isOn } = setup
  if (!isOn) return 'Switched off'
  if (latest && isUnderWay(latest)) return describeSyncProgress(latest)
  const next = nextSyncAt === null || obstacle ? null : describeDue({ instant: nextSyncAt, now })
  if (!latest) return next === null ? 'Not synced yet' : `Not synced yet, first ${next}`
  const age = formatAge({ instant: latest.finishedAt ?? latest.createdAt, now, timeZone })
  const last = latest.state === 'Failed' ? `Last sync stopped ${age}` : `Synced ${age}`

  return next === null ? last : `${last}, next ${next}`
}

/** How far a sync is: "Syncing 62 of 287 open jobs". */
export function describeSyncProgress({ state, seen, total }: Pick<OpeningSync, 'state' | 'seen' | 'total'>): string {
  if (state === 'Queued') return 'Sync begins'
  if (total === null) return 'Reading Ashby’s lists'

  return `Syncing ${formatWhole(seen)} of ${formatWhole(total)} open ${total === 1 ? 'job' : 'jobs'}`
}

/** What a sync did, the rarest last: "2 created, 1 waiting". */
export function listCounts(sync: Pick<OpeningSync, 'created' | 'changed' | 'closed' | 'filled' | 'waiting' | 'failed'>): string[] {
  const { created, changed, closed, filled, waiting, failed } = sync
  const counts = { created, changed, closed, filled, waiting, failed }

  return Object.entries(counts).flatMap(([word, count]) => (count === 0 ? [] : [`${formatWhole(count)} ${word}`]))
}

/** The same as one line; what nothing had to be done for says so. */
export function describeSyncResult(sync: OpeningSync): string {
  const counts = listCounts(sync)
  if (counts.length > 0) return counts.join(', ')
  if (isUnderWay(sync)) return describeSyncProgress(sync)
  if (sync.state === 'Failed') return 'Nothing was written'

  return sync.total === 0 ? 'No open job to sync' : 'Nothing to change'
}

/** Who asked for a sync. */
export function describeTrigger({ trigger, by }: Pick<OpeningSync, 'trigger' | 'by'>): string {
  if (trigger === 'Scheduled') return 'Scheduled'
  if (trigger === 'Pushed') return by === null ? 'Asked for by another system' : `Asked for by ${by}`

  return by === null ? 'Sync now' : `Sync now by ${by}`
}

/** What a sync found, for the toast at its end. */
export function describeSyncDone(sync: OpeningSync): string {
  const counts = listCounts(sync)
  if (counts.length === 0) return `Synced, nothing to change in ${formatCountOf({ count: sync.seen, one: 'open job' })}`

  return `Synced: ${counts.join(', ')}`
}
