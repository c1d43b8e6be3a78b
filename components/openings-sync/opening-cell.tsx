import { GitCompareArrows } from 'lucide-react'
import { readOpeningLook } from '#components/openings-sync/opening-look.ts'
import { openingLooks } from '#components/openings-sync/opening-looks.ts'
import { StateText } from '#components/patterns/state.tsx'
import { Flag } from '#components/ui/badge.tsx'
import type { OpenJobSummary } from '#lib/domain/open-jobs/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

/** How an open job stands in Ashby, in a table: its state, or that something is in the way, and how many differences wait. */
export function OpeningCell({ opening }: { opening: OpenJobSummary['opening'] }) {
  if (opening === null) {
    return (
      <span className="text-ink-3">
        <span aria-hidden="true">–</span>
        <span className="sr-only">Not yet</span>
      </span>
    )
  }
  const look = readOpeningLook(opening)

  return (
    <span className="inline-flex min-w-0 items-center gap-2 align-middle">
      <StateText look={openingLooks[opening.hasProblem && look !== 'Gone' ? 'Waiting' : look]} />
      {opening.differences > 0 ? (
        <Flag
          icon={<GitCompareArrows aria-hidden="true" />}
          count={opening.differences}
          label={`${formatCountOf({ count: opening.differences, one: 'difference' })} to decide`}
          tone="amber"
        />
      ) : null}
    </span>
  )
}
