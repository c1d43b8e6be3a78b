import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatCount, formatWhole } from '#lib/platform/format/counts.ts'
import { formatDuration } from '#lib/platform/format/dates.ts'

/** Whether a check is on its way: waiting for its turn counts. */
export function isUnderWay({ state }: Pick<Sweep, 'state'>): boolean {
  return state === 'Queued' || state === 'Running'
}

/** How far the checks are together: "Reading 62 of 287 offers and hires". Null when none is on its way. */
export function describeProgress(sweeps: readonly Sweep[]): string | null {
  const underWay = sweeps.filter(isUnderWay)
  if (underWay.length === 0) return null
  const [first] = underWay
  if (first?.error && underWay.every(({ state, error }) => state === 'Queued' && error)) return describeRetry(first.error)

  const total = sumOf(underWay, ({ total: known }) => known ?? 0)
  const isCounted = underWay.every((sweep) => sweep.total !== null)
  const seen = sumOf(underWay, (sweep) => sweep.seen)
  if (isCounted && total > 0) return `Reading ${formatWhole(seen)} of ${formatWhole(total)} offers and hires`

  return seen > 0 ? `Reading offers and hires, ${formatWhole(seen)} so far` : 'Asking Ashby for its offers and hires'
}

/** Why it waits for another try. */
export function describeRetry({ code }: NonNullable<Sweep['error']>): string {
  return code.startsWith('ashby_') ? 'Ashby did not answer, trying again' : 'Interrupted, trying again'
}

/** What finished checks found: "2 new, 1 changed, nothing gone". */
export function describeResult(sweeps: readonly Sweep[]): string {
  const added = sumOf(sweeps, (sweep) => sweep.added)
  const changed = sumOf(sweeps, (sweep) => sweep.changed)
  const gone = sumOf(sweeps, (sweep) => sweep.gone)
  const failed = sumOf(sweeps, (sweep) => sweep.failed)
  const found = `${countOrNothing(added)} new, ${countOrNothing(changed)} changed, ${countOrNothing(gone)} gone`
  const unread = failed > 0 ? `, ${formatCount(failed)} could not be read` : ''

  return `${found.charAt(0).toUpperCase()}${found.slice(1)}${unread}`
}

/** What one check found, without its zeros: "2 added, 1 changed", "nothing new". */
export function describeFindings({ added, changed, gone, failed }: Pick<Sweep, 'added' | 'changed' | 'gone' | 'failed'>): string {
  const parts = [
    added > 0 ? `${formatWhole(added)} added` : null,
    changed > 0 ? `${formatWhole(changed)} changed` : null,
    gone > 0 ? `${formatWhole(gone)} gone` : null,
    failed > 0 ? `${formatWhole(failed)} could not be read` : null,
  ].filter((part) => part !== null)

  return parts.length === 0 ? 'nothing new' : parts.join(', ')
}

/** What came in although no webhook had told: "3 hires and 1 offer that no webhook told us". Null where there is nothing of the kind. */
export function describeUntold({ offers, hires }: Pick<Sweep['untold'], 'offers' | 'hires'>): string | null {
  const counted = describeRecords({ offers, hires, hire: 'hire' })

  return counted && `${counted} that no webhook told us`
}

type RecordCounts = { offers: number; hires: number; hire: 'hire' | 'new hire' }

/** Hires and offers with their nouns: "42 new hires and 3 offers". Null where there are none. */
export function describeRecords({ offers, hires, hire }: RecordCounts): string | null {
  const parts = [
    hires > 0 ? nameCount({ count: hires, noun: hire }) : null,
    offers > 0 ? nameCount({ count: offers, noun: 'offer' }) : null,
  ].filter((part) => part !== null)

  return parts.length === 0 ? null : parts.join(' and ')
}

/** Unlike a count of a list these are exact, however many. */
function nameCount({ count, noun }: { count: number; noun: string }): string {
  return `${formatWhole(count)} ${count === 1 ? noun : `${noun}s`}`
}

/** What a check looked at: everything, or what changed since the one before. */
export function describeScope({ isWhole }: Pick<Sweep, 'isWhole'>): string {
  return isWhole ? 'Everything' : 'Only what changed'
}

/** Requests and time in a few words: "12 requests in 3.1 s". */
export function describeEffort({ calls, startedAt, finishedAt }: Pick<Sweep, 'calls' | 'startedAt' | 'finishedAt'>): string {
  const requests = nameCount({ count: calls, noun: 'request' })
  if (!startedAt || !finishedAt) return requests

  return `${requests} in ${formatDuration(Math.max(Date.parse(finishedAt) - Date.parse(startedAt), 0))}`
}

/** Why a check began. */
export const triggerWords: Readonly<Record<Sweep['trigger'], string>> = {
  Connected: 'After connecting',
  Requested: 'Asked for',
  Scheduled: 'By itself',
  Import: 'Import',
}

/** How a check ended, where it did not simply come to its end. */
export const endWords: Readonly<Record<Sweep['state'], string | null>> = {
  Queued: 'Waiting for its turn',
  Running: 'Under way',
  Counted: 'Counted',
  Paused: 'Paused',
  Done: null,
  Failed: 'Stopped',
  Cancelled: 'Cancelled',
}

function countOrNothing(count: number): string {
  return count === 0 ? 'nothing' : formatCount(count)
}

function sumOf(sweeps: readonly Sweep[], read: (sweep: Sweep) => number): number {
  return sweeps.reduce((sum, sweep) => sum + read(sweep), 0)
}

/** When Ashby was looked through last; null while no check has ended. */
export function findLastCheck(sweeps: readonly Sweep[]): string | null {
  const ends = sweeps.flatMap(({ state, finishedAt }) => (state === 'Done' && finishedAt ? [finishedAt] : []))

  return ends.sort().at(-1) ?? null
}
