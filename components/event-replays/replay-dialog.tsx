'use client'

import { useState } from 'react'
import { ReplayFailedForm } from '#components/event-replays/replay-failed-form.tsx'
import { ReplaySelectedForm } from '#components/event-replays/replay-selected-form.tsx'
import { describeOutcome, describeReplayEnd, describeReplayProgress, isReplayUnderWay } from '#components/event-replays/replay-words.ts'
import type { ReplaysControl } from '#components/event-replays/use-replays.ts'
import { buildEventsHref, type EventFilters } from '#components/events/event-filters.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { Button } from '#components/ui/button.tsx'
import { ButtonLink } from '#components/ui/button-link.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Progress } from '#components/ui/progress.tsx'
import type { Replay, ReplayFilter } from '#lib/domain/events/replays/contract.ts'

/** What somebody asked for: to choose what failed, or these events. */
export type ReplayAsk = { kind: 'failed' } | { kind: 'selected'; ids: readonly string[] }

export type ReplayDialogProps = {
  ask: ReplayAsk
  replays: ReplaysControl
  /** What the list is restricted to: the choice begins with it. */
  filters: EventFilters
  onStarted: () => void
  onClose: () => void
}

/** Asks which events, counts them first, then follows the replay to its end. One that is under way already is shown instead. */
export function ReplayDialog({ ask, replays, filters, onStarted, onClose }: ReplayDialogProps) {
  const { latest } = replays
  const [followedId, setFollowedId] = useState<string | null>(null)
  // Seen under way once, it is followed to its end.
  if (latest && isReplayUnderWay(latest) && followedId !== latest.id) setFollowedId(latest.id)
  if (latest && latest.id === followedId) return <FollowDialog replay={latest} replays={replays} onClose={onClose} />

  const form = {
    onReplay: (filter: ReplayFilter) =>
      replays.start(filter, ({ id }) => {
        setFollowedId(id)
        onStarted()
      }),
    isStarting: replays.isStarting,
    error: replays.startError,
    onClose,
  }

  return ask.kind === 'failed' ? <ReplayFailedForm {...form} filters={filters} /> : <ReplaySelectedForm {...form} ids={ask.ids} />
}

type FollowDialogProps = { replay: Replay; replays: ReplaysControl; onClose: () => void }

function FollowDialog({ replay, replays, onClose }: FollowDialogProps) {
  const isUnderWay = isReplayUnderWay(replay)

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      title={isUnderWay ? 'Replaying events' : describeReplayEnd(replay)}
      footer={
        <>
          {isUnderWay ? (
            <Button variant="ghost" isLoading={replays.isCancelling} onClick={replays.cancel}>
              Cancel replay
            </Button>
          ) : (
            <SeeTrouble replay={replay} onClose={onClose} />
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {isUnderWay ? <UnderWay replay={replay} /> : <Ended replay={replay} />}
    </Dialog>
  )
}

function UnderWay({ replay }: { replay: Replay }) {
  const { state, total, replayed, skipped } = replay

  return (
    <div className="flex flex-col gap-3">
      <Progress
        value={state === 'Queued' ? null : replayed + skipped}
        max={Math.max(total, 1)}
        label={describeReplayProgress(replay)}
        trailing={describeOutcome(replay)}
      />
      <p className="text-ink-3">You can close this: it goes on. Cancelling leaves what was replayed already.</p>
    </div>
  )
}

function Ended({ replay }: { replay: Replay }) {
  const tone = replay.needAttention > 0 ? 'amber' : replay.state === 'Cancelled' ? 'ink' : 'moss'

  return (
    <Notice tone={tone} isAnnounced title={describeOutcome(replay) ?? 'No event was replayed'}>
      The old events stay as they are. What became of them, the new ones tell.
    </Notice>
  )
}

function SeeTrouble({ replay, onClose }: { replay: Replay; onClose: () => void }) {
  const { slug } = useOrganization()
  if (replay.needAttention === 0) return null

  return (
    <ButtonLink variant="ghost" isShallow href={buildEventsHref({ slug, filters: { state: 'NeedsAttention' } })} onClick={onClose}>
      See what needs attention
    </ButtonLink>
  )
}
