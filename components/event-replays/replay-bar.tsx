'use client'

import { RotateCw } from 'lucide-react'
import { describeOutcome, describeReplayProgress } from '#components/event-replays/replay-words.ts'
import type { ReplaysControl } from '#components/event-replays/use-replays.ts'
import { describeSelection } from '#components/patterns/selection.ts'
import type { SelectionControl } from '#components/patterns/use-selection.ts'
import { Button } from '#components/ui/button.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { Replay } from '#lib/domain/events/replays/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

export type ReplayBarProps = { selection: SelectionControl; replays: ReplaysControl; onReplay: (ids: readonly string[]) => void }

/** The foot of the list: what can be done to the selected events, and how far a replay is. Nothing where neither is. */
export function ReplayBar({ selection, replays, onReplay }: ReplayBarProps) {
  const { latest, isUnderWay } = replays
  const count = selection.ids.size
  if (count === 0 && !isUnderWay) return null

  return (
    <section aria-label="Replays" className="flex shrink-0 flex-col gap-2 border-t border-line bg-surface px-4 pt-2 pb-3">
      {isUnderWay && latest ? <RunningReplay replay={latest} replays={replays} /> : null}
      {count > 0 ? (
        <>
          <div className="flex items-center justify-between gap-2">
            <p className="num min-w-0 truncate font-medium">{describeSelection(selection)}</p>
            <Button variant="ghost" size="sm" className="-mr-2.5" onClick={selection.leave}>
              Clear
            </Button>
          </div>
          <Button
            size="sm"
            icon={<RotateCw />}
            blockedReason={isUnderWay ? 'one is under way' : null}
            onClick={() => onReplay([...selection.ids])}
          >
            Replay {formatCountOf({ count, one: 'event' })}…
          </Button>
        </>
      ) : null}
    </section>
  )
}

function RunningReplay({ replay, replays }: { replay: Replay; replays: ReplaysControl }) {
  const { state, total, replayed, skipped } = replay

  return (
    <div className="flex items-end gap-3 py-1">
      <div className="min-w-0 flex-1">
        <Progress
          value={state === 'Queued' ? null : replayed + skipped}
          max={Math.max(total, 1)}
          label={describeReplayProgress(replay)}
          trailing={describeOutcome(replay)}
        />
      </div>
      <Button size="sm" variant="ghost" className="-my-2 -mr-2.5" isLoading={replays.isCancelling} onClick={replays.cancel}>
        Cancel replay
      </Button>
    </div>
  )
}
