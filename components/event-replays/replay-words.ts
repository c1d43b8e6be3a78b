import type { Replay } from '#lib/domain/events/replays/contract.ts'
import { REPLAY_EVENTS_MAX } from '#lib/domain/events/replays/terms.ts'
import { formatWhole } from '#lib/platform/format/counts.ts'

export type ReplayCount = { total: number; withoutBody: number }

/** How many will really be replayed. */
export function countReplayable({ total, withoutBody }: ReplayCount): number {
  return total - withoutBody
}

/** "42 events" */
export function countEventsOf(count: number): string {
  return `${formatWhole(count)} ${count === 1 ? 'event' : 'events'}`
}

/** Why nothing can be replayed, as it is said on the button; null where it can. */
export function findCountObstacle(count: ReplayCount): string | null {
  if (count.total > REPLAY_EVENTS_MAX) return 'too many at once'

  return countReplayable(count) === 0 ? 'nothing fits' : null
}

/** What a replay would take, in a sentence. */
export function describeReplayCount(count: ReplayCount): string {
  if (count.total === 0) return 'No event fits.'
  if (count.total > REPLAY_EVENTS_MAX) return `More than ${countEventsOf(REPLAY_EVENTS_MAX)} fit.`
  const replayable = countReplayable(count)
  if (replayable === 0) return `${countEventsOf(count.total)} ${count.total === 1 ? 'fits' : 'fit'}, but no body is kept any more.`

  return `${countEventsOf(replayable)} will be replayed, oldest first.`
}

/** What is left out, or what to do where nothing or too much fits, in a sentence. */
export function describeReplayRest(count: ReplayCount): string {
  const { total, withoutBody } = count
  if (total === 0) return 'There is nothing to replay.'
  if (total > REPLAY_EVENTS_MAX) return 'Choose a shorter time, and replay them in parts.'
  if (withoutBody === total) return 'Check Ashby now instead: it reads every record anew.'
  if (withoutBody === 0) return 'Each becomes a new event. The old ones stay as they are.'
  if (withoutBody === 1) return '1 more event is skipped: its body is kept no more.'

  return `${formatWhole(withoutBody)} more events are skipped: their bodies are kept no more.`
}

/** Waiting for its turn counts. */
export function isReplayUnderWay(replay: Pick<Replay, 'state'> | null): boolean {
  return replay?.state === 'Queued' || replay?.state === 'Running'
}

/** New events that are still worked on. */
export function countUnsettled({ replayed, done, needAttention }: Pick<Replay, 'replayed' | 'done' | 'needAttention'>): number {
  return Math.max(replayed - done - needAttention, 0)
}

/** How far a replay is: "Replaying 120 of 287 events". */
export function describeReplayProgress({ state, total, replayed, skipped }: Replay): string {
  if (state === 'Queued') return 'Waiting to begin'

  return `Replaying ${formatWhole(replayed + skipped)} of ${countEventsOf(total)}`
}

/** What came of it, as a title: "Replayed 287 events", "Cancelled after 120 of 287 events". */
export function describeReplayEnd({ state, total, replayed }: Replay): string {
  if (state === 'Cancelled') return `Cancelled after ${formatWhole(replayed)} of ${countEventsOf(total)}`

  return `Replayed ${countEventsOf(replayed)}`
}

/** What became of the new events: "250 done, 7 need attention, 30 under way". Null before any was made. */
export function describeOutcome(replay: Replay): string | null {
  const { done, needAttention, skipped } = replay
  const unsettled = countUnsettled(replay)
  const parts = [
    done > 0 ? `${formatWhole(done)} done` : null,
    needAttention > 0 ? `${formatWhole(needAttention)} ${needAttention === 1 ? 'needs' : 'need'} attention` : null,
    unsettled > 0 ? `${formatWhole(unsettled)} under way` : null,
    skipped > 0 ? `${formatWhole(skipped)} skipped` : null,
  ].filter((part) => part !== null)

  return parts.length === 0 ? null : parts.join(', ')
}
