import type { Sweep } from '#lib/domain/sweeps/contract.ts'
import { formatCount } from '#lib/platform/format/counts.ts'

/** What a finished check found, in a few words: "2 added, 1 changed", "nothing new". */
export function describeFindings({ added, changed, gone, failed }: Sweep): string {
  const parts = [
    added > 0 ? `${added} added` : null,
    changed > 0 ? `${changed} changed` : null,
    gone > 0 ? `${gone} gone` : null,
    failed > 0 ? `${failed} could not be read` : null,
  ].filter((part) => part !== null)

  return parts.length === 0 ? 'nothing new' : parts.join(', ')
}

/** How far a check is: "Reading 62 of 287 offers and hires". */
export function describeProgress({ state, seen, total }: Sweep): string {
  if (state === 'Queued') return 'Waiting for its turn'
  if (total === null) return 'Listing Ashby’s offers and hires'

  return `Reading ${seen} of ${formatCount(total)} offers and hires`
}

/** Whether a check is on its way. */
export function isUnderWay(sweep: Sweep | null): boolean {
  return sweep !== null && (sweep.state === 'Queued' || sweep.state === 'Running')
}
