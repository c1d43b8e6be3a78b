'use client'

import { RequestFailure } from '#components/api/request-failure.tsx'
import { ReplayCountLine, useReplayCount } from '#components/event-replays/replay-count.tsx'
import { countEventsOf, countReplayable } from '#components/event-replays/replay-words.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { ReplayFilter } from '#lib/domain/events/replays/contract.ts'

export type ReplayFormProps = { onReplay: (filter: ReplayFilter) => void; isStarting: boolean; error: unknown; onClose: () => void }

/** Asks before the selected events are replayed. */
export function ReplaySelectedForm({ ids, onReplay, isStarting, error, onClose }: ReplayFormProps & { ids: readonly string[] }) {
  const filter = { ids: [...ids] }
  const counted = useReplayCount(filter)
  const words = countEventsOf(ids.length)
  const left = counted.count === null ? 0 : ids.length - counted.count.total
  const replayable = counted.count === null ? 0 : countReplayable(counted.count)

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={`Replay ${words}?`}
      description="Ashby is read again for each of them."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="primary"
            isLoading={isStarting || (counted.count === null && !counted.error)}
            blockedReason={counted.obstacle}
            onClick={() => onReplay(filter)}
          >
            Replay {replayable === 0 ? words : countEventsOf(replayable)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error ? <RequestFailure title="The replay did not begin" error={error} /> : null}
        <ReplayCountLine counted={counted} />
        {left > 0 ? (
          <p className="num text-ink-3">
            {countEventsOf(left)} of the selected {left === 1 ? 'is' : 'are'} left out: a test, still worked on, not readable, or of a
            disconnected account.
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}
