import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** Whether a check is on its way: waiting for its turn counts. */
export function isUnderWay({ state }: Sweep): boolean {
  return state === 'Queued' || state === 'Running'
}

/** How far the checks are together: "Reading 62 of 287 offers and hires". Null when none is on its way. */
export function describeProgress(sweeps: readonly Sweep[]): string | null {
  const underWay = sweeps.filter(isUnderWay)
  if (underWay.length === 0) return null
  if (underWay.every(({ state, error }) => state === 'Queued' && error)) return 'Ashby did not answer, trying again'

  const total = sumOf(underWay, ({ total: known }) => known ?? 0)
  const isCounted = underWay.every((sweep) => sweep.total !== null)
  const seen = sumOf(underWay, (sweep) => sweep.seen)
  if (isCounted && total > 0) return `Reading ${seen} of ${formatCount(total)} offers and hires`

  return seen > 0 ? `Reading offers and hires, ${seen} so far` : 'Asking Ashby for its offers and hires'
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
