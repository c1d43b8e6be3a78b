import { describe, expect, it } from 'vitest'
import { readReplayChoice, startReplayChoice } from '#components/event-replays/replay-choice.ts'
import {
  countUnsettled,
  describeOutcome,
  describeReplayCount,
  describeReplayEnd,
  describeReplayRest,
  findCountObstacle,
} from '#components/event-replays/replay-words.ts'
import type { Replay } from '#lib/domain/events/replays/contract.ts'

const now = '2026-11-20T22:30:00.000Z'
const timeZone = 'Asia/Tokyo'
const start = () => startReplayChoice({ now, timeZone, action: null, connectionId: null })

describe('which events are replayed', () => {
  it('begins with what failed or needs somebody, in the last 24 hours', () => {
    expect(readReplayChoice({ choice: start(), now, timeZone })).toEqual({
      filter: { states: ['Failed', 'NeedsAttention'], from: '2026-11-19T22:30:00.000Z' },
    })
  })

  it('reads a date and a time of day by the organization’s clocks', () => {
    const choice = { ...start(), span: 'chosen' as const, date: '2026-11-20', time: '09:00', action: 'candidateHire' }

    expect(readReplayChoice({ choice, now, timeZone })).toMatchObject({
      filter: { from: '2026-11-20T00:00:00.000Z', action: 'candidateHire' },
    })
  })

  it('refuses no state, no time and a time to come', () => {
    const choice = { ...start(), span: 'chosen' as const }

    expect(readReplayChoice({ choice: { ...choice, states: [] }, now, timeZone })).toMatchObject({ problem: { field: 'states' } })
    expect(readReplayChoice({ choice: { ...choice, time: '' }, now, timeZone })).toMatchObject({ problem: { field: 'since' } })
    expect(readReplayChoice({ choice: { ...choice, date: '2026-11-22' }, now, timeZone })).toMatchObject({ problem: { field: 'since' } })
  })
})

describe('the words of a replay', () => {
  const replay: Replay = {
    id: 'replay',
    state: 'Done',
    total: 1290,
    replayed: 1287,
    skipped: 3,
    done: 1250,
    needAttention: 7,
    createdAt: now,
    finishedAt: now,
  }

  it('counts before the act, and says what is left out', () => {
    expect(describeReplayCount({ total: 0, withoutBody: 0 })).toBe('No event fits.')
    expect(describeReplayCount({ total: 45, withoutBody: 3 })).toBe('42 events will be replayed, oldest first.')
    expect(describeReplayRest({ total: 45, withoutBody: 3 })).toBe('3 more events are skipped: their bodies are kept no more.')
    expect(describeReplayCount({ total: 3, withoutBody: 3 })).toBe('3 events fit, but no body is kept any more.')
    expect(describeReplayRest({ total: 3, withoutBody: 3 })).toMatch(/Check Ashby/)
    expect(findCountObstacle({ total: 100_001, withoutBody: 0 })).toBe('too many at once')
    expect(findCountObstacle({ total: 2, withoutBody: 1 })).toBeNull()
  })

  it('tells what became of the new events, those that are still worked on included', () => {
    expect(countUnsettled(replay)).toBe(30)
    expect(describeOutcome(replay)).toBe('1,250 done, 7 need attention, 30 under way, 3 skipped')
    expect(describeReplayEnd(replay)).toBe('Replayed 1,287 events')
    expect(describeReplayEnd({ ...replay, state: 'Cancelled' })).toBe('Cancelled after 1,287 of 1,290 events')
  })
})
